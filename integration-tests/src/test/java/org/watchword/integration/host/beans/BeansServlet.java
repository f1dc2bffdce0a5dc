package org.watchword.integration.host.beans;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Another open door to them; writes something before it knows whether it may. */
@WebServlet({"/beans/*", "/wrapped-beans/*"})
public class BeansServlet extends HttpServlet {

    @Inject
    private Beans beans;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        response.getWriter().print("the bean says ");
        String name = request.getPathInfo().substring(1);
        if (request.getServletPath().equals("/beans")) {
            response.getWriter().print(beans.call(name));
            return;
        }
        try {
            response.getWriter().print(beans.call(name));
        } catch (RuntimeException e) {
            throw new ServletException("the host's own", new IllegalStateException(e));
        }
    }
}
