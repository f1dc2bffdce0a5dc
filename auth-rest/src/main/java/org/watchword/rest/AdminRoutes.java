package org.watchword.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.watchword.account.RoleAdministration;
import org.watchword.account.UserAdministration;
import org.watchword.rest.Route.Access;
import org.watchword.servlet.Watchword;
import org.watchword.session.SessionAdministration;
import org.watchword.store.UserDirectory;

/** The endpoints of administrators, all of them with one name, and each for the one role only. */
final class AdminRoutes {

    private static final String NAME = "admin";
    private static final String USER = "/admin/users/{id}";
    private static final String ROLE = "/admin/roles/{role}";

    private final List<Route> routes = new ArrayList<>();
    private final AuthServices services;
    private final Supplier<Watchword> watchword;
    private final Answers answers;

    private AdminRoutes(AuthServices services, Supplier<Watchword> watchword) {
        this.services = services;
        this.watchword = watchword;
        this.answers = services.answers();
    }

    static List<Route> of(AuthServices services, Supplier<Watchword> watchword) {
        AdminRoutes admin = new AdminRoutes(services, watchword);
        admin.users(services.administration().users());
        admin.roles(services.administration().roles());
        admin.sessions(services.administration().allSessions());
        admin.add(
                "GET",
                "/admin/audit",
                new AdminAuditEndpoint(services.administration().auditStore(), services.answers()));
        admin.add(
                "POST",
                "/admin/clean-up",
                new CleanUpEndpoint(services.administration().cleanUp(), services.answers()));
        return admin.routes;
    }

    /** {@code POST /admin/users}, guarded as all of them. */
    static List<Route> inviting(Endpoint endpoint, AuthServices services, Supplier<Watchword> watchword) {
        AdminRoutes admin = new AdminRoutes(services, watchword);
        admin.add("POST", "/admin/users", endpoint);
        return admin.routes;
    }

    private void users(UserAdministration users) {
        add("GET", "/admin/users", new AdminUsersEndpoint(users, answers));
        act("POST", USER + "/disable", request -> users.disable(id(request), request.actor()));
        act("POST", USER + "/enable", request -> users.enable(id(request), request.actor()));
        act("POST", USER + "/unlock", request -> users.unlock(id(request), request.actor()));
        act("POST", USER + "/end-sessions", request -> users.endSessions(id(request), request.actor()));
        act("DELETE", USER, request -> users.delete(id(request), request.actor()));
        String role = USER + "/roles/{role}";
        act("PUT", role, request -> users.grantRole(id(request), request.variable("role"), request.actor()));
        act("DELETE", role, request -> users.takeRole(id(request), request.variable("role"), request.actor()));
        String permission = USER + "/permissions/{permission}";
        act(
                "PUT",
                permission,
                request -> users.grantPermission(id(request), request.variable("permission"), request.actor()));
        act(
                "DELETE",
                permission,
                request -> users.takePermission(id(request), request.variable("permission"), request.actor()));
        // By the body as well: not every server lets a name with a colon through in a path, nor a body with DELETE.
        String permissions = USER + "/permissions";
        act("POST", permissions, request -> users.grantPermission(id(request), permission(request), request.actor()));
        act(
                "POST",
                permissions + "/remove",
                request -> users.takePermission(id(request), permission(request), request.actor()));
    }

    private void roles(RoleAdministration roles) {
        add("GET", "/admin/roles", AdminNamesEndpoint.roles(roles, answers));
        add("POST", "/admin/roles", new CreateNameEndpoint(roles::createRole, answers));
        act("DELETE", ROLE, request -> roles.deleteRole(request.variable("role"), request.actor()));
        add("GET", "/admin/permissions", AdminNamesEndpoint.permissions(roles, answers));
        add("POST", "/admin/permissions", new CreateNameEndpoint(roles::createPermission, answers));
        act(
                "DELETE",
                "/admin/permissions/{permission}",
                request -> roles.deletePermission(request.variable("permission"), request.actor()));
        act(
                "POST",
                "/admin/permissions/remove",
                request -> roles.deletePermission(permission(request), request.actor()));
        String granted = ROLE + "/permissions/{permission}";
        act(
                "PUT",
                granted,
                request -> roles.grant(request.variable("role"), request.variable("permission"), request.actor()));
        act(
                "DELETE",
                granted,
                request -> roles.take(request.variable("role"), request.variable("permission"), request.actor()));
        String permissions = ROLE + "/permissions";
        act(
                "POST",
                permissions,
                request -> roles.grant(request.variable("role"), permission(request), request.actor()));
        act(
                "POST",
                permissions + "/remove",
                request -> roles.take(request.variable("role"), permission(request), request.actor()));
    }

    private void sessions(SessionAdministration sessions) {
        add("GET", "/admin/sessions", new AdminSessionsEndpoint(sessions, answers));
        add("DELETE", "/admin/sessions/{id}", new AdminEndSessionEndpoint(sessions, answers));
    }

    private static String id(EndpointRequest request) {
        return request.variable("id");
    }

    private static String permission(EndpointRequest request) {
        Fields fields = request.fields();
        fields.only("permission");
        String permission = fields.required("permission", Limits.NAME);
        fields.check();
        return permission;
    }

    private void act(String method, String path, AdminActEndpoint.Act act) {
        add(method, path, new AdminActEndpoint(act, answers));
    }

    private void add(String method, String path, Endpoint endpoint) {
        Endpoint guarded = new ForRole(
                UserDirectory.ADMINISTRATOR,
                watchword,
                answers,
                services.administration().denials(),
                endpoint);
        routes.add(new Route(NAME, method, path, Access.CALLERS, guarded));
    }
}
