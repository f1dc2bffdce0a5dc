package org.watchword.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.watchword.account.OwnAccount;
import org.watchword.rest.Route.Access;
import org.watchword.servlet.Watchword;
import org.watchword.session.OwnSessions;
import org.watchword.store.UserDirectory;
import org.watchword.throttle.RequestLimit;
import org.watchword.throttle.Throttles;

/** What stands where: every endpoint there is, with the name that it is switched off by. */
final class Routes {

    private Routes() {}

    static List<Route> of(AuthServices services, AccountServices accounts, Supplier<Watchword> watchword) {
        Answers answers = services.answers();
        Throttles throttles = services.throttles();
        PasswordTries tries =
                new PasswordTries(throttles.logins(), services.administration().throttledLogins(), services.users());
        List<Route> routes = new ArrayList<>(List.of(
                new Route(
                        "login", "POST", "/login", Access.PUBLIC, new LoginEndpoint(services.login(), tries, answers)),
                new Route(
                        "refresh",
                        "POST",
                        "/refresh",
                        Access.PUBLIC,
                        new Throttled(throttles.refresh(), new RefreshEndpoint(services.sessions(), answers))),
                new Route("logout", "POST", "/logout", Access.PUBLIC, new LogoutEndpoint(services.logout(), answers)),
                new Route(
                        "logout-all",
                        "POST",
                        "/logout-all",
                        Access.CALLERS,
                        new LogoutAllEndpoint(services.logout(), answers)),
                new Route(
                        "verify",
                        "POST",
                        "/verify",
                        Access.PUBLIC,
                        new Throttled(throttles.verify(), new VerifyEndpoint(watchword, answers))),
                new Route("me", "GET", "/me", Access.CALLERS, new MeEndpoint(services.accounts(), answers)),
                new Route("jwks", "GET", "/jwks.json", Access.PUBLIC, new JwksEndpoint(watchword, answers)),
                new Route(
                        "status",
                        "GET",
                        "/status",
                        Access.CALLERS,
                        new ForRole(
                                UserDirectory.ADMINISTRATOR,
                                watchword,
                                answers,
                                services.administration().denials(),
                                new StatusEndpoint(watchword, services.storeReport(), answers)))));
        routes.addAll(ownAccount(services, accounts, tries));
        routes.addAll(AdminRoutes.of(services, watchword));
        return routes;
    }

    private static List<Route> ownAccount(AuthServices services, AccountServices accounts, PasswordTries tries) {
        Answers answers = services.answers();
        OwnAccount account = services.administration().account();
        OwnSessions sessions = services.administration().sessions();
        // A stolen token must not be good for guessing the password, nor for work without end where it is known.
        RequestLimit guesses = services.throttles().of("password");
        return List.of(
                new Route("sessions", "GET", "/sessions", Access.CALLERS, new SessionsEndpoint(sessions, answers)),
                new Route(
                        "sessions",
                        "DELETE",
                        "/sessions/{id}",
                        Access.CALLERS,
                        new EndSessionEndpoint(sessions, answers)),
                new Route(
                        "me-update",
                        "PATCH",
                        "/me",
                        Access.CALLERS,
                        new Throttled(guesses, new UpdateMeEndpoint(account, accounts.addresses(), tries, answers))),
                new Route(
                        "me-delete",
                        "DELETE",
                        "/me",
                        Access.CALLERS,
                        new Throttled(guesses, new DeleteMeEndpoint(account, tries, answers))),
                new Route(
                        "me-delete",
                        "POST",
                        "/me/delete",
                        Access.CALLERS,
                        new Throttled(guesses, new DeleteMeEndpoint(account, tries, answers))),
                new Route(
                        "password",
                        "POST",
                        "/password",
                        Access.CALLERS,
                        new Throttled(guesses, new PasswordEndpoint(services.passwordChange(), tries, answers))));
    }
}
