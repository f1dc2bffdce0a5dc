package org.watchword.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.error.ErrorBody;
import org.watchword.error.Failure;
import org.watchword.error.FailureLog;

/**
 * First in the chain: gives the request its caller and enforces the path rules. Refuses nothing by itself where there is no rule;
 * annotations decide behind it. Made and registered at start; safe for any thread.
 */
final class AuthFilter implements Filter {

    private final Watchword watchword;
    private final TokenReader reader;
    private final PathRules rules;
    private final boolean rejectInvalidTokens;

    AuthFilter(Watchword watchword, TokenReader reader, PathRules rules, boolean rejectInvalidTokens) {
        this.watchword = watchword;
        this.reader = reader;
        this.rules = rules;
        this.rejectInvalidTokens = rejectInvalidTokens;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        LazyAuthentication authentication = authentication(http);
        Decision decision = decide(http, authentication);
        if (decision instanceof Decision.Deny deny) {
            refuse(http, answer, authentication, deny.failure());
            return;
        }
        chain.doFilter(isWrapped(http) ? http : new AuthenticatedRequest(http, authentication), response);
        watchword.resourceRules().answered(http);
    }

    /** One authentication for all dispatches of a request; a fresh request never inherits one. */
    private LazyAuthentication authentication(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                && request.getAttribute(RequestAuthentication.ATTRIBUTE) instanceof LazyAuthentication known) {
            return known;
        }
        LazyAuthentication fresh = new LazyAuthentication(request, reader, watchword);
        request.setAttribute(RequestAuthentication.ATTRIBUTE, fresh);
        return fresh;
    }

    private Decision decide(HttpServletRequest request, LazyAuthentication authentication) {
        if (rejectInvalidTokens
                && request.getDispatcherType() == DispatcherType.REQUEST
                && authentication.authentication() instanceof Authentication.Failed failed) {
            return new Decision.Deny(failed.failure());
        }
        // An error page is the container's answer to a request that has already been refused or has failed; to refuse
        // the page
        // too would only hide why.
        if (rules.isEmpty() || request.getDispatcherType() == DispatcherType.ERROR || isPreflight(request)) {
            return new Decision.Permit();
        }
        for (AccessRule rule : rules.rulesFor(request)) {
            if (!watchword.authorizer().isOpen(rule)
                    && watchword.authorizer().decide(rule, authentication.authentication())
                            instanceof Decision.Deny deny) {
                return deny;
            }
        }
        return new Decision.Permit();
    }

    /** A CORS pre-flight never carries credentials (Fetch standard, CORS-preflight fetch), so a rule could only ever break it. */
    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static boolean isWrapped(ServletRequest request) {
        ServletRequest current = request;
        while (current instanceof ServletRequestWrapper wrapper) {
            if (wrapper instanceof AuthenticatedRequest) {
                return true;
            }
            current = wrapper.getRequest();
        }
        return false;
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            LazyAuthentication authentication,
            Failure failure)
            throws IOException {
        String caller = authentication.authentication() instanceof Authentication.Authenticated known
                ? known.caller().name()
                : "";
        FailureLog.refused(failure, caller, request.getMethod(), String.valueOf(request.getRequestURI()));
        // What is included is left out: status and headers belong to the page that includes it (Jakarta Servlet,
        // RequestDispatcher#include).
        if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(failure.status());
        failure.headers().forEach(response::setHeader);
        byte[] body = watchword.errors().of(failure);
        response.setContentType(ErrorBody.MEDIA_TYPE);
        response.setContentLength(body.length);
        write(response, body);
    }

    private static void write(HttpServletResponse response, byte[] body) throws IOException {
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException writerInUse) {
            // Before a forward the host may have taken the writer; the body is ASCII, so both give the same bytes.
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
    }
}
