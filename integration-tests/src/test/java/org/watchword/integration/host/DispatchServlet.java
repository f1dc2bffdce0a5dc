package org.watchword.integration.host;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open door that leads to a guarded room: forwards or includes the path that it is asked for. */
@WebServlet({"/forward", "/include"})
public class DispatchServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String target = request.getParameter("to");
        switch (request.getServletPath()) {
            case "/forward" -> request.getRequestDispatcher(target).forward(request, response);
            case "/include" -> {
                response.setContentType("text/plain");
                response.getWriter().print("before ");
                request.getRequestDispatcher(target).include(request, response);
                response.getWriter().print(" after");
            }
            default -> throw new ServletException("no such dispatch");
        }
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doGet(request, response);
    }
}
