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
import java.util.Optional;
import org.watchword.api.Failure;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.container.HostLogin;
import org.watchword.path.PathRules;
import org.watchword.refusal.RaisedRefusals;
import org.watchword.transport.CrossOrigin;
import org.watchword.transport.TransportPolicy;

/**
 * First in the chain: gives the request its caller and enforces the path rules. Refuses nothing by itself where there
 * is no rule; annotations decide behind it, and what a guarded bean refuses becomes the answer here if nothing before
 * has made one of it.
 */
public final class AuthFilter implements Filter {

    private final FilterRuntime runtime;
    private final TokenReader reader;
    private final PathRules rules;
    private final boolean rejectInvalidTokens;
    private final boolean containerCaller;
    private final HostLogin hostLogin;
    private final CrossOrigin crossOrigin;
    private final TransportPolicy transport;

    /** @param containerCaller whether the container knows our caller; see {@link RaisedRefusals#find} */
    public AuthFilter(
            FilterRuntime runtime,
            TokenReader reader,
            PathRules rules,
            boolean rejectInvalidTokens,
            boolean containerCaller,
            HostLogin hostLogin,
            CrossOrigin crossOrigin) {
        this.runtime = runtime;
        this.reader = reader;
        this.rules = rules;
        this.rejectInvalidTokens = rejectInvalidTokens;
        this.containerCaller = containerCaller;
        this.hostLogin = hostLogin;
        this.crossOrigin = crossOrigin;
        this.transport = runtime.transport();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        if (crossOrigin.handle(http, answer)) {
            return;
        }
        LazyAuthentication authentication = authentication(http, answer);
        try {
            if (isPermitted(http, answer, authentication)) {
                pass(http, answer, chain, authentication);
            }
        } finally {
            // A client that has hung up makes the answer fail, and was refused all the same.
            if (isOutermost(http)) {
                authentication.refusals().answered();
            }
        }
    }

    /**
     * Decides, and answers where the request is to stop here; the client does not wait for what the listener does with
     * it.
     */
    private boolean isPermitted(
            HttpServletRequest request, HttpServletResponse response, LazyAuthentication authentication)
            throws IOException {
        Decision decision = decide(request, authentication);
        if (decision instanceof Decision.Deny && request.getDispatcherType() != DispatcherType.INCLUDE) {
            HostLogin.ContainerAnswer asked = authentication.askContainer();
            if (asked instanceof HostLogin.ContainerAnswer.Challenged
                    || asked instanceof HostLogin.ContainerAnswer.Answered) {
                authentication.refusals().challenged(authentication.authentication(), request, response);
                return false;
            }
            decision = asked instanceof HostLogin.ContainerAnswer.Known ? decide(request, authentication) : decision;
        }
        if (!(decision instanceof Decision.Deny deny)) {
            return true;
        }
        boolean written =
                authentication.refusals().refuse(authentication.authentication(), request, response, deny.failure());
        if (written && isOutermost(request)) {
            response.flushBuffer();
        }
        return false;
    }

    private void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            LazyAuthentication authentication)
            throws IOException, ServletException {
        try {
            chain.doFilter(isWrapped(request) ? request : new AuthenticatedRequest(request, authentication), response);
            runtime.resourceRules().answered(request);
        } catch (IOException | ServletException | RuntimeException raised) {
            Optional<Failure> refused = RaisedRefusals.find(raised, containerCaller);
            if (refused.isEmpty() || !isOutermost(request) || response.isCommitted()) {
                throw raised;
            }
            Authentication caller = authentication.authentication();
            Failure failure = runtime.authorizer().answer(refused.get(), caller);
            authentication.refusals().refuse(caller, request, response, failure);
            if (request.isAsyncStarted()) {
                // Whoever was to complete it was left by the exception; the container would do so as well.
                request.getAsyncContext().complete();
            } else {
                response.flushBuffer();
            }
        }
    }

    /**
     * Tells whether this dispatch is the outermost one. What a forward or an include raises is for the page that made
     * it; what an error page raises, for the container.
     */
    private static boolean isOutermost(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                || request.getDispatcherType() == DispatcherType.ASYNC;
    }

    /** Returns the one authentication of all dispatches of a request; a fresh request never inherits one. */
    private LazyAuthentication authentication(HttpServletRequest request, HttpServletResponse response) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                && request.getAttribute(RequestAuthentication.ATTRIBUTE) instanceof LazyAuthentication known) {
            return known;
        }
        RequestToken token = RequestToken.forFilter(request, reader, runtime);
        LazyAuthentication fresh =
                new LazyAuthentication(request, token, runtime, () -> hostLogin.ask(request, response));
        request.setAttribute(RequestAuthentication.ATTRIBUTE, fresh);
        fresh.prepare();
        return fresh;
    }

    private Decision decide(HttpServletRequest request, LazyAuthentication authentication) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            Optional<Failure> plain = transport.refusal(request);
            // The token has been on the wire already; whoever sends it is to notice.
            if (plain.isPresent() && authentication.hasCredentials()) {
                return new Decision.Deny(plain.get());
            }
        }
        if (rejectInvalidTokens
                && request.getDispatcherType() == DispatcherType.REQUEST
                && authentication.authentication() instanceof Authentication.Failed failed) {
            return new Decision.Deny(failed.failure());
        }
        // An error page is the container's answer to a request that was refused or has failed; refusing the page too
        // would only hide why.
        if (rules.isEmpty()) {
            return new Decision.Permit();
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            PreflightGate.set(request, false);
            return new Decision.Permit();
        }
        Decision decision = decideByRules(request, authentication);
        if (!CrossOrigin.isPreflight(request)) {
            return decision;
        }
        PreflightGate.set(request, decision instanceof Decision.Deny);
        return new Decision.Permit();
    }

    private Decision decideByRules(HttpServletRequest request, LazyAuthentication authentication) {
        for (AccessRule rule : rules.rulesFor(request)) {
            if (!runtime.authorizer().isOpen(rule)
                    && runtime.authorizer().decide(rule, authentication.authentication())
                            instanceof Decision.Deny deny) {
                return deny;
            }
        }
        return new Decision.Permit();
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
}
