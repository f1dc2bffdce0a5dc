package org.watchword.start.login;

import java.time.Clock;
import java.util.Optional;
import org.watchword.account.AccountSettings;
import org.watchword.account.AddressChange;
import org.watchword.account.EmailVerification;
import org.watchword.account.ForgottenPassword;
import org.watchword.account.InvitationAcceptance;
import org.watchword.account.Invitations;
import org.watchword.account.PasswordReset;
import org.watchword.account.Registration;
import org.watchword.account.RegistrationMode;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.mail.MailSettings;
import org.watchword.password.Passwords;
import org.watchword.session.SessionEnding;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.Stores;
import org.watchword.throttle.Throttles;

/** The parts of registration and recovery, as far as the settings switch them on. */
final class RegistrationServices {

    final RegistrationMode mode;
    /** Empty where mail is off. */
    final Optional<EmailVerification> verification;
    /** Empty where mail is off. */
    final Optional<AddressChange> addresses;
    /** Empty where mail is off. */
    final Optional<ForgottenPassword> forgotten;
    /** Empty where mail is off. */
    final Optional<PasswordReset> resetting;
    /** Empty where users have to be invited. */
    final Optional<Registration> open;
    /** Empty where nobody may register at all. */
    final Optional<InvitationAcceptance> acceptance;
    /** Empty where nobody may register, or mail is off. */
    final Optional<Invitations> invitations;

    RegistrationServices(Basis basis, Throttles throttles, SessionEnding ending) {
        Configuration configuration = basis.configuration;
        Stores stores = basis.stores;
        Passwords passwords = basis.passwords;
        AuditSink audit = basis.audit;
        Clock clock = basis.clock;
        this.mode = configuration.get(AccountSettings.REGISTER);
        if (mode == RegistrationMode.INVITATION && basis.mails.isEmpty()) {
            throw new ConfigurationException("Watchword cannot start: " + AccountSettings.REGISTER.name()
                    + "=invitation needs mail, which invitations go by; set " + MailSettings.MAIL_HOST.name() + " or "
                    + MailSettings.MAIL_SESSION.name() + ", and " + MailSettings.MAIL_FROM.name());
        }
        basis.report.integration("registration", mode != RegistrationMode.OFF, said(mode));
        // Each kind of mail has its own limit: who makes others send mails must not use up those that reset a password.
        this.verification = basis.mails.map(mail -> new EmailVerification(
                stores.accounts(),
                configuration.get(MailSettings.MAIL_TOKEN_TTL),
                mail,
                throttles.mails("verify"),
                throttles.mails("moved"),
                audit,
                clock));
        this.addresses = verification.map(mail -> new AddressChange(stores.users(), mail, passwords, audit, clock));
        this.forgotten = basis.mails.map(
                mail -> new ForgottenPassword(stores.accounts(), mail, throttles.mails("reset"), audit, clock));
        this.resetting = basis.mails.map(mail -> new PasswordReset(
                stores.accounts(),
                stores.users(),
                passwords,
                ending,
                user -> {
                    throttles.logins().unlock(user.username());
                    mail.passwordChanged(user);
                },
                audit,
                clock));
        this.open = mode == RegistrationMode.OPEN
                ? Optional.of(new Registration(
                        stores.accounts(),
                        passwords,
                        verification,
                        configuration.get(AccountSettings.REGISTER_ROLES),
                        audit,
                        clock))
                : Optional.empty();
        this.acceptance = mode == RegistrationMode.OFF
                ? Optional.empty()
                : Optional.of(new InvitationAcceptance(stores.accounts(), passwords, audit, clock));
        Invitations.Terms terms = new Invitations.Terms(
                configuration.get(AccountSettings.REGISTER_ROLES),
                configuration.get(AccountSettings.REGISTER_INVITATION_TTL));
        this.invitations = mode == RegistrationMode.OFF
                ? Optional.empty()
                : basis.mails.map(mail ->
                        new Invitations(stores.accounts(), stores.roles(), passwords, terms, mail, audit, clock));
    }

    private static String said(RegistrationMode mode) {
        return switch (mode) {
            case OFF -> AccountSettings.REGISTER.name() + "=off";
            case INVITATION -> "for whom an administrator has invited";
            case OPEN -> "for everybody";
        };
    }
}
