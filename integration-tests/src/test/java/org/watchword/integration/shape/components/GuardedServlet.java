package org.watchword.integration.shape.components;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A servlet that the container guards because of its annotation. Answers whether the caller has a role that nothing
 * declares.
 */
@WebServlet("/guarded")
@ServletSecurity(@HttpConstraint(rolesAllowed = "auditor"))
public class GuardedServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(request.getUserPrincipal().getName() + " " + request.isUserInRole("declared-nowhere"));
    }
}
