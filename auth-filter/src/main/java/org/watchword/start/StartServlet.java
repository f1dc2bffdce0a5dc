package org.watchword.start;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.watchword.beans.HostParts;
import org.watchword.health.NodeReadiness;
import org.watchword.path.FacesPages;
import org.watchword.report.JaxRsServlet;
import org.watchword.servlet.FilterRuntime;

/**
 * Writes the report to the log when the web application stands; has no mapping and answers nothing. The last servlet
 * that is loaded at start is the one place that every server calls then, and where all may be asked: a context listener
 * that was added by a program must not look at registrations (Jakarta Servlet 6.0 §4.4), and WildFly initialises
 * filters only when the first request comes.
 */
final class StartServlet implements Servlet {

    private static final String NAME = "watchword-start";

    private final FilterRuntime runtime;
    private final NodeReadiness readiness;
    private final FacesPages faces;
    private final HostParts parts;
    private @Nullable ServletConfig config;

    private StartServlet(FilterRuntime runtime, NodeReadiness readiness, FacesPages faces, HostParts parts) {
        this.faces = faces;
        this.parts = parts;
        this.runtime = runtime;
        this.readiness = readiness;
    }

    static void register(
            ServletContext context, FilterRuntime runtime, NodeReadiness readiness, FacesPages faces, HostParts parts) {
        ServletRegistration.Dynamic registration =
                context.addServlet(NAME, new StartServlet(runtime, readiness, faces, parts));
        if (registration != null) {
            registration.setLoadOnStartup(Integer.MAX_VALUE);
        }
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
        parts.resolve();
        JaxRsServlet.of(given.getServletContext()).ifPresent(runtime.resourceRules()::expect);
        faces.expect(given.getServletContext());
        readiness.publish(given.getServletContext().getClassLoader(), runtime.report());
        runtime.report().log();
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException {
        throw new UnavailableException("nothing is mapped to this servlet");
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Watchword";
    }

    @Override
    public void destroy() {}
}
