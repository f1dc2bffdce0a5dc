package org.watchword.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.watchword.api.ErrorBody;

/**
 * Has the endpoints in a web application. A servlet and no JAX-RS application: a class that extends {@code Application}
 * changes what servers make of a host's own (docs/decisions.md), and nothing of a host's JAX-RS has a say in what we
 * answer. Thread-safe.
 */
public final class EndpointServlet implements Servlet {

    /** The servlet's name in the web application. */
    public static final String NAME = "watchword-endpoints";

    private final Endpoints endpoints;
    private final Runnable afterwards;
    private @Nullable ServletConfig config;

    /** @param afterwards called after each answer, on the thread of its request; never throws */
    EndpointServlet(Endpoints endpoints, Runnable afterwards) {
        this.endpoints = endpoints;
        this.afterwards = afterwards;
    }

    /**
     * Puts it into a web application that starts. Where a servlet of the host's has one of the paths, that one stays
     * the host's.
     */
    public static void register(ServletContext context, Endpoints endpoints, Runnable afterwards) {
        ServletRegistration.Dynamic registration = context.addServlet(NAME, new EndpointServlet(endpoints, afterwards));
        if (registration == null) {
            throw new IllegalStateException("Watchword cannot start: the web application has a servlet named '" + NAME
                    + "' of its own; rename it");
        }
        registration.setAsyncSupported(true);
        OpenServlet.free(registration, context);
        // One by one: of several at once none is mapped where one is taken.
        endpoints.servletPatterns().forEach(registration::addMapping);
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("only HTTP is served");
        }
        write(endpoints.answer(http, path(http)), http, answer);
        // The client has its answer: what comes now, it does not wait for.
        answer.flushBuffer();
        afterwards.run();
    }

    private static void write(Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] bytes = answer.bytes();
        if (bytes == null) {
            return;
        }
        response.setContentType(ErrorBody.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /**
     * The path that the container found this servlet by; of an INCLUDE it stands in attributes (Jakarta Servlet 6.0
     * §9.3.1).
     */
    private static String path(HttpServletRequest request) {
        boolean included = request.getDispatcherType() == DispatcherType.INCLUDE
                && request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) != null;
        List<@Nullable Object> parts = new java.util.ArrayList<>();
        parts.add(included ? request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) : request.getServletPath());
        parts.add(included ? request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO) : request.getPathInfo());
        StringBuilder path = new StringBuilder();
        parts.forEach(part -> path.append(part == null ? "" : part));
        return path.toString();
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Watchword's endpoints";
    }

    @Override
    public void destroy() {}
}
