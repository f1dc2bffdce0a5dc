package org.watchword.integration.shape.complete;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Says its name and whom it sees, before it goes on. */
public class SeeingFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Principal caller = request.getUserPrincipal();
        response.addHeader(
                "X-Seen",
                getFilterName() + " " + (caller == null ? "nobody" : caller.getName()) + " "
                        + request.isUserInRole("admin"));
        chain.doFilter(request, response);
    }
}
