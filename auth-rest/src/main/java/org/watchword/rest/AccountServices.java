package org.watchword.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchword.account.AccountMails;
import org.watchword.account.EmailVerification;
import org.watchword.account.ForgottenPassword;
import org.watchword.account.Registration;
import org.watchword.audit.AuditSink;
import org.watchword.config.Configuration;
import org.watchword.config.RegistrationMode;
import org.watchword.config.Settings;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordPolicy;
import org.watchword.report.Report;
import org.watchword.session.SessionEnding;
import org.watchword.store.AccountStore;
import org.watchword.throttle.MailLimit;
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

    /** What new passwords need. */
    record Passwords(PasswordPolicy policy, PasswordHasher hasher, HashingBulkhead bulkhead) {}

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
        MailLimit limit = throttles.mails();
        Optional<EmailVerification> verification =
                mails.map(mail -> new EmailVerification(accounts, ttl, mail, limit, audit, clock));
        Optional<ForgottenPassword> forgotten = mails.map(mail -> new ForgottenPassword(
                accounts,
                stores.users(),
                passwords.policy(),
                passwords.hasher(),
                passwords.bulkhead(),
                ending,
                throttles.logins()::unlock,
                ttl,
                mail,
                limit,
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
        verification.ifPresent(on -> {
            routes.add(new Route(
                    "email-verify",
                    "POST",
                    "/email/verify",
                    Route.Access.PUBLIC,
                    new Throttled(throttles.of("email-verify"), new VerifyEmailEndpoint(on, answers))));
            routes.add(new Route(
                    "email-verify",
                    "POST",
                    "/email/verify/send",
                    Route.Access.CALLERS,
                    new Throttled(throttles.of("email-verify-send"), new SendVerificationEndpoint(on, answers))));
        });
        return routes;
    }
}
