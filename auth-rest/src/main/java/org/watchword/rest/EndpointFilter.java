package org.watchword.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The only way to our endpoints: leads a request for one of them to where JAX-RS has it, which is no path that anybody else would
 * name. Last in the chain, so that the host's filters see the request as it came. Thread-safe.
 */
final class EndpointFilter implements Filter {

    private static final String NAME = "watchword-endpoints";
    private static final String CAME_THROUGH = EndpointFilter.class.getName() + ".cameThrough";
    private static final String CONTENT_TYPE = EndpointFilter.class.getName() + ".contentType";

    /** Each endpoint by itself, with the slash that JAX-RS does not mind: what else a host has below {@code /auth} is not ours. */
    private static final String[] PATHS =
            Endpoint.PATHS.stream().flatMap(path -> Stream.of(path, path + "/")).toArray(String[]::new);

    static void register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter(NAME, new EndpointFilter());
        if (registration == null) {
            throw new IllegalStateException("Watchword cannot start: the web application has a filter named '" + NAME
                    + "' of its own; rename it");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, PATHS);
    }

    /** True where the request was for the endpoint's own address, and not for the one that JAX-RS has it at. */
    static boolean ledHere(HttpServletRequest request) {
        return request.getAttribute(CAME_THROUGH) != null;
    }

    /** The type that the client sent. */
    static @Nullable String contentType(HttpServletRequest request) {
        return request.getAttribute(CONTENT_TYPE) instanceof String sent ? sent : request.getContentType();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http)) {
            chain.doFilter(request, response);
            return;
        }
        String sent = http.getContentType();
        if (sent != null) {
            http.setAttribute(CONTENT_TYPE, sent);
        }
        http.setAttribute(CAME_THROUGH, true);
        try {
            chain.doFilter(new EndpointRequest(http), response);
        } finally {
            // A host that includes an endpoint goes on with the same attributes.
            http.removeAttribute(CAME_THROUGH);
        }
    }
}
