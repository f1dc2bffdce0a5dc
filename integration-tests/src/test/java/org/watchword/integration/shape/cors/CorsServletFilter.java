package org.watchword.integration.shape.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** CORS for the whole host. */
@WebFilter(value = "/*", asyncSupported = true)
public class CorsServletFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CorsHeaders.of(request.getHeader("Origin")).forEach(response::setHeader);
        if (CorsHeaders.isPreflight(request.getMethod(), request.getHeader("Access-Control-Request-Method"))) {
            response.setStatus(204);
        } else {
            chain.doFilter(request, response);
        }
    }
}
