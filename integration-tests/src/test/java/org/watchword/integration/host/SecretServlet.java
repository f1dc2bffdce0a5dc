package org.watchword.integration.host;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has no annotation: only path rules stand before it. Says through which of its paths it was reached. */
@WebServlet(urlPatterns = {"/admin/*", "/members/*", "/lobby/*", "*.report"})
public class SecretServlet extends HttpServlet {

    /** What follows is the path. */
    public static final String CONTENT = "the plans of the camp behind ";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        // An included servlet sees the mapping of the page that includes it, but for this attribute (Jakarta Servlet
        // §9.3.1).
        HttpServletMapping mapping =
                request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping included
                        ? included
                        : request.getHttpServletMapping();
        response.getWriter().print(CONTENT + mapping.getPattern());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    /** Answers with its content, as a servlet that overrides {@code service} does. */
    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
