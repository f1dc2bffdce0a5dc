package org.watchword.integration.shape.components;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open servlet that calls an enterprise bean. */
@WebServlet("/bean")
public class BeanServlet extends HttpServlet {

    @EJB
    private AuditBean audit;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(audit.audit());
    }
}
