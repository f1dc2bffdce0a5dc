package org.watchword.integration.shape.bare;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Greets whoever calls. */
@WebServlet({"/hello", "/camp/*", "/treasury/*"})
public class GreetingServlet extends HttpServlet {

    @Inject
    private Greeting greeting;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(greeting.to(request.getRemoteUser()));
    }
}
