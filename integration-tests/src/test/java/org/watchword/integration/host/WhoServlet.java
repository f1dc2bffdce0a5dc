package org.watchword.integration.host;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says who calls, and in which kind of dispatch. */
@WebServlet(urlPatterns = "/who", asyncSupported = true)
public class WhoServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(request.getDispatcherType() + " " + request.getRemoteUser() + " "
                        + request.isUserInRole("user"));
    }
}
