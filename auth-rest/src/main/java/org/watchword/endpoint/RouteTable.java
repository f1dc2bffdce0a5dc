package org.watchword.endpoint;

import java.util.List;
import org.watchword.http.Operation;
import org.watchword.http.Route;
import org.watchword.http.guard.ForRight;
import org.watchword.http.guard.Throttled;
import org.watchword.throttle.RequestLimit;
import org.watchword.throttle.Throttles;

/** The table of all routes: method, path, name in {@code watchword.endpoints.off}, who asks, and the operation. */
public final class RouteTable {

    private static final String USER = "/admin/users/{id}";
    private static final String ROLE = "/admin/roles/{role}";

    private static final String RESET = "password-reset";
    private static final String VERIFY = "email-verify";

    private final Throttles throttles;
    private final ForRight administrators;
    private final ForRight revocationReaders;

    /**
     * @param administrators lets administrators through only
     * @param revocationReaders lets services through only that may read revocations
     */
    public RouteTable(Throttles throttles, ForRight administrators, ForRight revocationReaders) {
        this.throttles = throttles;
        this.administrators = administrators;
        this.revocationReaders = revocationReaders;
    }

    /** The routes of logins and of the callers' own accounts. */
    public List<Route> ofUsers(LoginEndpoints login, OwnAccountEndpoints own) {
        // A stolen token must not be good for guessing the password, nor for work without end where it is known.
        RequestLimit guesses = throttles.of("password");
        return List.of(
                open("POST", "/login", "login", login::login),
                open("POST", "/refresh", "refresh", new Throttled(throttles.refresh(), login::refresh)),
                open("POST", "/logout", "logout", login::logout),
                callers("POST", "/logout-all", "logout-all", login::logoutAll),
                open("POST", "/verify", "verify", new Throttled(throttles.verify(), login::verify)),
                open("GET", "/jwks.json", "jwks", login::publicKeys),
                callers("GET", "/me", "me", own::me),
                callers("PATCH", "/me", "me-update", new Throttled(guesses, own::update)),
                callers("DELETE", "/me", "me-delete", new Throttled(guesses, own::delete)),
                callers("POST", "/me/delete", "me-delete", new Throttled(guesses, own::delete)),
                callers("GET", "/sessions", "sessions", own::sessions),
                callers("DELETE", "/sessions/{id}", "sessions", own::endSession),
                callers("POST", "/password", "password", new Throttled(guesses, own::changePassword)));
    }

    /** The routes of registration and of what goes by mail; those of what is off are not there. */
    public List<Route> ofRegistration(RegistrationEndpoints by) {
        boolean mails = by.mails();
        return List.of(
                open("POST", "/register", "register", limited("register", by::register))
                        .onlyIf(by.registers()),
                open("POST", "/password/forgot", RESET, limited("password-forgot", by::forgotPassword))
                        .onlyIf(mails),
                open("POST", "/password/reset", RESET, limited("password-reset", by::resetPassword))
                        .onlyIf(mails),
                open("POST", "/email/verify", VERIFY, limited("email-verify", by::verifyEmail))
                        .onlyIf(mails),
                callers("POST", "/email/verify/send", VERIFY, limited("email-verify-send", by::sendVerification))
                        .onlyIf(mails));
    }

    /** The route of services that only verify tokens. */
    public List<Route> ofServices(RevocationEndpoints revocations) {
        return List.of(callers("GET", "/revocations", "revocations", revocationReaders.only(revocations::revocations)));
    }

    /** The routes of administrators. */
    public List<Route> ofAdministrators(
            UserEndpoints users, RoleEndpoints roles, KeyEndpoints keys, OperationsEndpoints operations) {
        return List.of(
                callers("GET", "/status", "status", administrators.only(operations::status)),
                admin("GET", "/admin/audit", operations::audit),
                admin("POST", "/admin/clean-up", operations::cleanUp),
                admin("GET", "/admin/keys", keys::keys),
                admin("POST", "/admin/keys/rotate", keys::rotate),
                admin("POST", "/admin/keys/revoke", keys::revoke),
                admin("GET", "/admin/sessions", users::sessions),
                admin("DELETE", "/admin/sessions/{id}", users::endSession),
                admin("GET", "/admin/users", users::users),
                admin("POST", "/admin/users", users::invite),
                admin("DELETE", USER, users::delete),
                admin("POST", USER + "/disable", users::disable),
                admin("POST", USER + "/enable", users::enable),
                admin("POST", USER + "/unlock", users::unlock),
                admin("POST", USER + "/end-sessions", users::endSessions),
                admin("PUT", USER + "/roles/{role}", users::grantRole),
                admin("DELETE", USER + "/roles/{role}", users::takeRole),
                admin("PUT", USER + "/permissions/{permission}", users::grantPermission),
                admin("DELETE", USER + "/permissions/{permission}", users::takePermission),
                admin("POST", USER + "/permissions", users::grantPermission),
                admin("POST", USER + "/permissions/remove", users::takePermission),
                admin("GET", "/admin/roles", roles::roles),
                admin("POST", "/admin/roles", roles::createRole),
                admin("DELETE", ROLE, roles::deleteRole),
                admin("PUT", ROLE + "/permissions/{permission}", roles::grant),
                admin("DELETE", ROLE + "/permissions/{permission}", roles::take),
                admin("POST", ROLE + "/permissions", roles::grant),
                admin("POST", ROLE + "/permissions/remove", roles::take),
                admin("GET", "/admin/permissions", roles::permissions),
                admin("POST", "/admin/permissions", roles::createPermission),
                admin("DELETE", "/admin/permissions/{permission}", roles::deletePermission),
                admin("POST", "/admin/permissions/remove", roles::deletePermission));
    }

    private static Route open(String method, String path, String name, Operation operation) {
        return new Route(method, path, name, Route.Access.PUBLIC, operation);
    }

    private static Route callers(String method, String path, String name, Operation operation) {
        return new Route(method, path, name, Route.Access.CALLERS, operation);
    }

    private Route admin(String method, String path, Operation operation) {
        return callers(method, path, "admin", administrators.only(operation));
    }

    private Operation limited(String name, Operation operation) {
        return new Throttled(throttles.of(name), operation);
    }
}
