package org.watchword.integration.shape.smoke;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that the container guards, with a role that no user has. */
@WebServlet("/servlet/nobody")
@ServletSecurity(@HttpConstraint(rolesAllowed = "nobody"))
public class NobodyServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("nobody");
    }
}
