package org.watchword.rest;

import java.util.List;
import java.util.function.Supplier;
import org.watchword.rest.Route.Access;
import org.watchword.servlet.Watchword;
import org.watchword.throttle.Throttles;

/** What stands where: every endpoint there is, with the name that it is switched off by. */
final class Routes {

    private static final String ADMINISTRATOR = "admin";

    private Routes() {}

    static List<Route> of(AuthServices services, Supplier<Watchword> watchword) {
        Answers answers = services.answers();
        Throttles throttles = services.throttles();
        return List.of(
                new Route(
                        "login",
                        "POST",
                        "/login",
                        Access.PUBLIC,
                        new LoginEndpoint(services.login(), throttles.logins(), answers)),
                new Route(
                        "refresh",
                        "POST",
                        "/refresh",
                        Access.PUBLIC,
                        new Throttled(throttles.refresh(), new RefreshEndpoint(services.sessions(), answers))),
                new Route("logout", "POST", "/logout", Access.PUBLIC, new LogoutEndpoint(services.sessions(), answers)),
                new Route(
                        "logout-all",
                        "POST",
                        "/logout-all",
                        Access.CALLERS,
                        new LogoutAllEndpoint(services.sessions(), answers)),
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
                                ADMINISTRATOR,
                                watchword,
                                answers,
                                new StatusEndpoint(watchword, services.storeReport(), answers))));
    }
}
