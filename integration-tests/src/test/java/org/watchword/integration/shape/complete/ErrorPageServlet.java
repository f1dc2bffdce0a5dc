package org.watchword.integration.shape.complete;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The host's own error page. */
public class ErrorPageServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print("The host is sorry: " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) + " at "
                        + request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME));
    }
}
