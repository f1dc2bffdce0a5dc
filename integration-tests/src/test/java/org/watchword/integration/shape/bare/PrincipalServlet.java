package org.watchword.integration.shape.bare;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.watchword.api.AuthPrincipal;

/** Has our principal injected, and the request. */
@WebServlet({"/principal", "/injected"})
public class PrincipalServlet extends HttpServlet {

    @Inject
    private AuthPrincipal principal;

    @Inject
    private HttpServletRequest injected;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(
                        request.getServletPath().equals("/injected")
                                ? injected.getRemoteUser() + " " + injected.isUserInRole("admin")
                                : principal.getName() + " " + principal.getRoles());
    }
}
