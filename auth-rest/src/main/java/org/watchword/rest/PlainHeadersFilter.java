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
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code Content-Type} and {@code Accept} of our own endpoints from the JAX-RS implementation: Jersey reads them before any mapper
 * is asked, and answers one that it cannot read with the server's HTML page. We take every type and judge it ourselves, and always
 * answer JSON. Last in the chain, so that the host's filters see the request as it came. Thread-safe.
 */
final class PlainHeadersFilter implements Filter {

    private static final String CONTENT_TYPE = PlainHeadersFilter.class.getName() + ".contentType";

    /** Each endpoint by itself, with the slash that JAX-RS does not mind: what else a host has below {@code /auth} is not ours. */
    private static final String[] PATHS =
            Endpoint.PATHS.stream().flatMap(path -> Stream.of(path, path + "/")).toArray(String[]::new);

    static void register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter("watchword-endpoints", new PlainHeadersFilter());
        if (registration != null) {
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, PATHS);
        }
    }

    /** The type that the client sent. */
    static @Nullable String contentType(HttpServletRequest request) {
        return request.getAttribute(CONTENT_TYPE) instanceof String sent ? sent : request.getContentType();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            String sent = http.getContentType();
            if (sent != null) {
                http.setAttribute(CONTENT_TYPE, sent);
            }
            chain.doFilter(new PlainHeaders(http), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class PlainHeaders extends HttpServletRequestWrapper {

        PlainHeaders(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return super.getContentType() == null ? null : "application/octet-stream";
        }

        @Override
        public @Nullable String getHeader(String name) {
            String sent = super.getHeader(name);
            return sent == null ? null : plain(name, sent);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String sent = super.getHeader(name);
            return sent == null || plain(name, sent).equals(sent)
                    ? super.getHeaders(name)
                    : Collections.enumeration(Collections.singleton(plain(name, sent)));
        }

        private static String plain(String name, String sent) {
            if (name.equalsIgnoreCase("Content-Type")) {
                return "application/octet-stream";
            }
            return name.equalsIgnoreCase("Accept") ? "*/*" : sent;
        }
    }
}
