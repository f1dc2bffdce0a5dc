package org.watchword.integration.shape.observer;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts, within the server, how many class loaders have loaded a class of a name: after garbage is collected. */
@WebServlet("/loaders")
public class LoadersServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String type = request.getParameter("class");
        try {
            // The histogram is of live objects only, and so collects the others first; twice, since some go by way of a
            // finalizer.
            diagnose("gcClassHistogram");
            diagnose("gcClassHistogram");
            long loaders = diagnose("vmClassHierarchy", type)
                    .lines()
                    .filter(line -> line.contains(type + "/"))
                    .count();
            response.setContentType("text/plain");
            response.getWriter().print(loaders);
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }

    private static String diagnose(String command, String... arguments) throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        command,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()});
    }
}
