package org.watchword.integration.shape.async;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** A caller as text: the name, then the two roles that are asked for. */
final class CallerText {

    private CallerText() {}

    static String of(SecurityContext caller) {
        return of(caller.getUserPrincipal(), caller.isUserInRole("admin"), caller.isUserInRole("nobody"));
    }

    static String of(HttpServletRequest request) {
        return of(request.getUserPrincipal(), request.isUserInRole("admin"), request.isUserInRole("nobody"));
    }

    static String of(Principal principal, boolean admin, boolean nobody) {
        return (principal == null ? "-" : principal.getName()) + " " + admin + " " + nobody;
    }
}
