package org.watchword.integration.shape.async;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says how it was reached, and who calls. */
@WebServlet(
        urlPatterns = {"/who", "/members/who", "/closed/who"},
        asyncSupported = true)
public class WhoServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(request.getDispatcherType() + " " + CallerText.of(request));
    }
}
