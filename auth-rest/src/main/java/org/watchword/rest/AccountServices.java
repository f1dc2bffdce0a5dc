package org.watchword.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchword.account.AccountMails;
import org.watchword.account.AddressChange;
import org.watchword.account.EmailVerification;
import org.watchword.account.ForgottenPassword;
import org.watchword.account.InvitationAcceptance;
import org.watchword.account.Invitations;
import org.watchword.account.PasswordReset;
import org.watchword.account.Registration;
import org.watchword.audit.AuditSink;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.RegistrationMode;
import org.watchword.config.Settings;
import org.watchword.error.Failure;
import org.watchword.password.Passwords;
import org.watchword.report.Report;
import org.watchword.session.SessionEnding;
import org.watchword.store.AccountStore;
import org.watchword.throttle.MailLimit;
import org.watchword.throttle.Throttles;

/**
 * Registration and recovery of one web application, as far as its settings switch them on.
 *
 * @param registration empty where nobody may register who was not invited
 * @param acceptance empty where nobody may register at all
 * @param invitations empty where nobody may, or mail is off
 * @param forgotten empty where mail is off
 * @param resetting empty where mail is off
 * @param verification empty where mail is off
 * @param addresses empty where mail is off
 */
record AccountServices(
        Optional<Registration> registration,
        Optional<InvitationAcceptance> acceptance,
        Optional<Invitations> invitations,
        Optional<ForgottenPassword> forgotten,
        Optional<PasswordReset> resetting,
        Optional<EmailVerification> verification,
        Optional<AddressChange> addresses) {

    private static final String REGISTER = "register";
    private static final String PASSWORD_RESET = "password-reset";
    private static final String EMAIL_VERIFY = "email-verify";

    /** All names that its routes can have, on or not. */
    static final Set<String> NAMES = Set.of(REGISTER, PASSWORD_RESET, EMAIL_VERIFY);

    static AccountServices of(
            Configuration configuration,
            LazyStores stores,
            SessionEnding ending,
            Throttles throttles,
            Passwords passwords,
            Optional<AccountMails> mails,
            AuditSink audit,
            Clock clock,
            Report report) {
        AccountStore accounts = stores.accounts();
        Duration ttl = configuration.get(Settings.MAIL_TOKEN_TTL);
        // Whoever makes others send mails must not use up those that reset a password.
        MailLimit resets = throttles.mails("reset");
        MailLimit verifications = throttles.mails("verify");
        Optional<EmailVerification> verification = mails.map(mail ->
                new EmailVerification(accounts, ttl, mail, verifications, throttles.mails("moved"), audit, clock));
        Optional<ForgottenPassword> forgotten =
                mails.map(mail -> new ForgottenPassword(accounts, mail, resets, audit, clock));
        Optional<PasswordReset> resetting = mails.map(mail -> new PasswordReset(
                accounts,
                stores.users(),
                passwords,
                ending,
                user -> {
                    throttles.logins().unlock(user.username());
                    mail.passwordChanged(user);
                },
                audit,
                clock));
        Optional<AddressChange> addresses =
                verification.map(mail -> new AddressChange(stores.users(), mail, passwords, audit, clock));
        RegistrationMode mode = configuration.get(Settings.REGISTER);
        if (mode == RegistrationMode.INVITATION && mails.isEmpty()) {
            throw new ConfigurationException("Watchword cannot start: " + Settings.REGISTER.name()
                    + "=invitation needs mail, which invitations go by; set " + Settings.MAIL_HOST.name() + " or "
                    + Settings.MAIL_SESSION.name() + ", and " + Settings.MAIL_FROM.name());
        }
        report.integration("registration", mode != RegistrationMode.OFF, said(mode));
        Optional<Registration> registration = mode == RegistrationMode.OPEN
                ? Optional.of(new Registration(
                        accounts, passwords, verification, configuration.get(Settings.REGISTER_ROLES), audit, clock))
                : Optional.empty();
        Optional<InvitationAcceptance> acceptance = mode == RegistrationMode.OFF
                ? Optional.empty()
                : Optional.of(new InvitationAcceptance(accounts, passwords, audit, clock));
        Optional<Invitations> invitations = mode == RegistrationMode.OFF
                ? Optional.empty()
                : mails.map(mail -> new Invitations(
                        accounts,
                        stores.roles(),
                        passwords,
                        new Invitations.Terms(
                                configuration.get(Settings.REGISTER_ROLES),
                                configuration.get(Settings.REGISTER_INVITATION_TTL)),
                        mail,
                        audit,
                        clock));
        return new AccountServices(
                registration, acceptance, invitations, forgotten, resetting, verification, addresses);
    }

    private static String said(RegistrationMode mode) {
        return switch (mode) {
            case OFF -> Settings.REGISTER.name() + "=off";
            case INVITATION -> "for whom an administrator has invited";
            case OPEN -> "for everybody";
        };
    }

    /** What an administrator's invitation is answered by. */
    Endpoint inviting(Answers answers) {
        if (invitations.isPresent()) {
            return new InviteEndpoint(invitations.get(), answers);
        }
        Failure why = acceptance.isEmpty()
                ? Failure.of(409, "registration_off", "Nobody can be invited: " + Settings.REGISTER.name() + " is off")
                : Failure.of(
                        409,
                        "mail_off",
                        "Nobody can be invited: neither " + Settings.MAIL_HOST.name() + " nor "
                                + Settings.MAIL_SESSION.name() + " is set");
        return new Refusing(why, answers);
    }

    /** The endpoints of what is on. */
    List<Route> routes(Throttles throttles, Answers answers) {
        List<Route> routes = new ArrayList<>();
        acceptance.ifPresent(on -> routes.add(new Route(
                REGISTER,
                "POST",
                "/register",
                Route.Access.PUBLIC,
                new Throttled(throttles.of("register"), new RegisterEndpoint(registration, on, answers)))));
        forgotten.ifPresent(on -> {
            routes.add(new Route(
                    PASSWORD_RESET,
                    "POST",
                    "/password/forgot",
                    Route.Access.PUBLIC,
                    new Throttled(throttles.of("password-forgot"), new ForgotPasswordEndpoint(on, answers))));
            routes.add(new Route(
                    PASSWORD_RESET,
                    "POST",
                    "/password/reset",
                    Route.Access.PUBLIC,
                    new Throttled(
                            throttles.of("password-reset"),
                            new ResetPasswordEndpoint(resetting.orElseThrow(), answers))));
        });
        verification.ifPresent(on -> {
            routes.add(new Route(
                    EMAIL_VERIFY,
                    "POST",
                    "/email/verify",
                    Route.Access.PUBLIC,
                    new Throttled(throttles.of("email-verify"), new VerifyEmailEndpoint(on, answers))));
            routes.add(new Route(
                    EMAIL_VERIFY,
                    "POST",
                    "/email/verify/send",
                    Route.Access.CALLERS,
                    new Throttled(throttles.of("email-verify-send"), new SendVerificationEndpoint(on, answers))));
        });
        return routes;
    }
}
