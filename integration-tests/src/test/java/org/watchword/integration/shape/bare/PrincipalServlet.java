package org.watchword.integration.shape.bare;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.watchword.principal.AuthPrincipal;

/** Has our principal injected. */
@WebServlet("/principal")
public class PrincipalServlet extends HttpServlet {

    @Inject
    private AuthPrincipal principal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(principal.getName() + " " + principal.getRoles());
    }
}
