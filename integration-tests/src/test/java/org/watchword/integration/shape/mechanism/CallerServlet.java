package org.watchword.integration.shape.mechanism;

import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Says who calls, by the request and by the security context, or has the latter ask for credentials. */
@WebServlet({"/caller", "/members/caller", "/challenge", "/authenticate"})
@DeclareRoles({"staff", "admin"})
public class CallerServlet extends HttpServlet {

    @Inject
    private SecurityContext enterprise;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        if (request.getServletPath().equals("/challenge")) {
            enterprise.authenticate(
                    request, response, AuthenticationParameters.withParams().newAuthentication(true));
            return;
        }
        if (request.getServletPath().equals("/authenticate")) {
            enterprise.authenticate(request, response, AuthenticationParameters.withParams());
            return;
        }
        response.getWriter()
                .print(name(request.getUserPrincipal()) + " " + request.isUserInRole("staff") + " "
                        + request.isUserInRole("admin") + " " + name(enterprise.getCallerPrincipal()) + " "
                        + enterprise.isCallerInRole("staff") + " " + enterprise.isCallerInRole("admin"));
    }

    static String name(Principal caller) {
        return caller == null ? "-" : caller.getName();
    }
}
