package org.watchword.rest;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.account.AccountMails;
import org.watchword.account.EmailVerification;
import org.watchword.account.ForgottenPassword;
import org.watchword.account.Registration;
import org.watchword.audit.AuditSink;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.OptionalApi;
import org.watchword.config.RegistrationMode;
import org.watchword.config.Settings;
import org.watchword.mail.JakartaMailSender;
import org.watchword.mail.MailDispatch;
import org.watchword.mail.MailSettings;
import org.watchword.mail.MailTemplates;
import org.watchword.mail.ServerExecutor;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordPolicy;
import org.watchword.report.Report;
import org.watchword.session.SessionEnding;
import org.watchword.store.AccountStore;
import org.watchword.store.UserStore;
import org.watchword.throttle.Throttles;

/**
 * Registration and recovery of one web application, as far as its settings switch them on.
 *
 * @param registration empty where nobody may register
 * @param forgotten empty where mail is off
 * @param verification empty where mail is off
 */
record AccountServices(
        Optional<Registration> registration,
        Optional<ForgottenPassword> forgotten,
        Optional<EmailVerification> verification) {

    private static final int MAILS_AT_ONCE = 100;

    /** What new passwords need. */
    record Passwords(PasswordPolicy policy, PasswordHasher hasher, HashingBulkhead bulkhead) {}

    static AccountServices of(
            ServletContext context,
            Configuration configuration,
            AccountStore accounts,
            UserStore users,
            SessionEnding ending,
            Consumer<String> unlocking,
            Passwords passwords,
            AuditSink audit,
            Clock clock,
            Report report) {
        Duration ttl = configuration.get(Settings.MAIL_TOKEN_TTL);
        Optional<AccountMails> mails = mails(context, configuration, clock, report);
        Optional<EmailVerification> verification =
                mails.map(mail -> new EmailVerification(accounts, ttl, mail, audit, clock));
        Optional<ForgottenPassword> forgotten = mails.map(mail -> new ForgottenPassword(
                accounts,
                users,
                passwords.policy(),
                passwords.hasher(),
                passwords.bulkhead(),
                ending,
                unlocking,
                ttl,
                mail,
                audit,
                clock));
        boolean open = configuration.get(Settings.REGISTER) == RegistrationMode.OPEN;
        report.integration("registration", open, open ? "for everybody" : Settings.REGISTER.name() + "=off");
        return new AccountServices(
                open
                        ? Optional.of(new Registration(
                                accounts,
                                passwords.policy(),
                                passwords.hasher(),
                                passwords.bulkhead(),
                                verification,
                                configuration.get(Settings.REGISTER_ROLES),
                                audit,
                                clock))
                        : Optional.empty(),
                forgotten,
                verification);
    }

    /** The endpoints of what is on. */
    List<Route> routes(Throttles throttles, Answers answers) {
        List<Route> routes = new ArrayList<>();
        registration.ifPresent(on -> routes.add(new Route(
                "register",
                "POST",
                "/register",
                Route.Access.PUBLIC,
                new Throttled(throttles.of("register"), new RegisterEndpoint(on, answers)))));
        forgotten.ifPresent(on -> {
            routes.add(new Route(
                    "password-reset",
                    "POST",
                    "/password/forgot",
                    Route.Access.PUBLIC,
                    new Throttled(throttles.of("password-forgot"), new ForgotPasswordEndpoint(on, answers))));
            routes.add(new Route(
                    "password-reset",
                    "POST",
                    "/password/reset",
                    Route.Access.PUBLIC,
                    new Throttled(throttles.of("password-reset"), new ResetPasswordEndpoint(on, answers))));
        });
        verification.ifPresent(on -> routes.add(new Route(
                "email-verify",
                "POST",
                "/email/verify",
                Route.Access.PUBLIC,
                new Throttled(throttles.of("email-verify"), new VerifyEmailEndpoint(on, answers)))));
        return routes;
    }

    private static Optional<AccountMails> mails(
            ServletContext context, Configuration configuration, Clock clock, Report report) {
        Optional<MailSettings> settings = MailSettings.of(configuration);
        if (settings.isEmpty()) {
            report.integration(
                    "mail",
                    false,
                    "neither " + Settings.MAIL_SESSION.name() + " nor " + Settings.MAIL_HOST.name()
                            + " is set: nobody can reset a password");
            return Optional.empty();
        }
        if (!OptionalApi.isPresent("jakarta.mail.Session", context.getClassLoader())) {
            throw new ConfigurationException(
                    "Watchword cannot start: mail is to be sent, and this server has no Jakarta"
                            + " Mail; on Open Liberty add the feature mail-2.1, or take " + Settings.MAIL_HOST.name()
                            + " and "
                            + Settings.MAIL_SESSION.name() + " away");
        }
        report.integration(
                "mail",
                true,
                settings.get()
                        .session()
                        .map(name -> "session " + name)
                        .orElseGet(() -> "SMTP, " + settings.get().host()));
        return Optional.of(new AccountMails(
                MailTemplates.of(context.getClassLoader()),
                new MailDispatch(JakartaMailSender.of(settings.get(), clock), executor(report), MAILS_AT_ONCE),
                configuration.get(Settings.MAIL_LINK)));
    }

    /** The server has the threads, and we have none. */
    private static Consumer<Runnable> executor(Report report) {
        return ServerExecutor.find().orElseGet(() -> {
            report.unsafe(
                    "mail is sent while the client waits, since there is no " + ServerExecutor.NAME
                            + ": the time tells who has an account",
                    "use a server with Jakarta Concurrency; on Open Liberty add the feature concurrent-3.0");
            return Runnable::run;
        });
    }
}
