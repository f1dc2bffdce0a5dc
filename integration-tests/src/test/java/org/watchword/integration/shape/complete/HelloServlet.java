package org.watchword.integration.shape.complete;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Greets, sends the error that it is asked for, or fails. */
public class HelloServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String error = request.getParameter("error");
        if (error == null) {
            response.setContentType("text/plain");
            response.getWriter().print("Hello, " + request.getRemoteUser());
        } else if (error.equals("thrown")) {
            throw new ServletException("as asked for");
        } else {
            response.sendError(Integer.parseInt(error));
        }
    }
}
