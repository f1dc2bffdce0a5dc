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
import org.watchword.transport.CrossOrigin;
import org.watchword.transport.TransportPolicy;

/**
 * First in the chain: gives the request its caller and enforces the path rules. Refuses nothing by itself where there is no rule;
 * annotations decide behind it, and what a guarded bean refuses becomes the answer here if nothing before has made one of it. Made and registered at start; safe for any thread.
 */
public final class AuthFilter implements Filter {

    private final Watchword watchword;
    private final TokenReader reader;
    private final PathRules rules;
    private final boolean rejectInvalidTokens;
    private final RaisedRefusals raisedRefusals;
    private final HostLogin hostLogin;
    private final CrossOrigin crossOrigin;
    private final TransportPolicy transport;
    private final RefusalWriter refusals;

    /**
     * @param containerCaller whether the container knows our caller; see {@link RaisedRefusals}
     * @param hostLogin asked where a caller is needed and none is known
     * @param crossOrigin comes before everything else
     */
    public AuthFilter(
            Watchword watchword,
            TokenReader reader,
            PathRules rules,
            boolean rejectInvalidTokens,
            boolean containerCaller,
            HostLogin hostLogin,
            CrossOrigin crossOrigin) {
        this.watchword = watchword;
        this.reader = reader;
        this.rules = rules;
        this.rejectInvalidTokens = rejectInvalidTokens;
        this.raisedRefusals = new RaisedRefusals(containerCaller);
        this.hostLogin = hostLogin;
        this.crossOrigin = crossOrigin;
        this.transport = watchword.transport();
        this.refusals = new RefusalWriter(watchword.errors(), transport, crossOrigin);
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
        Decision decision = decide(http, authentication);
        if (decision instanceof Decision.Deny && http.getDispatcherType() != DispatcherType.INCLUDE) {
            HostLogin.Asked asked = authentication.askContainer();
            if (asked instanceof HostLogin.Asked.Challenged || asked instanceof HostLogin.Asked.Answered) {
                try {
                    challenged(http, answer, authentication);
                } finally {
                    answered(http, authentication);
                }
                return;
            }
            decision = asked instanceof HostLogin.Asked.Known ? decide(http, authentication) : decision;
        }
        if (decision instanceof Decision.Deny deny) {
            try {
                refuse(http, answer, authentication, deny.failure());
            } finally {
                // A client that has hung up makes the answer fail, and was refused all the same.
                answered(http, authentication);
            }
            return;
        }
        HttpServletRequest passed = isWrapped(http) ? http : new AuthenticatedRequest(http, authentication);
        try {
            chain.doFilter(passed, response);
            watchword.resourceRules().answered(http);
        } catch (IOException | ServletException | RuntimeException raised) {
            Optional<Failure> refusal = raisedRefusals.answer(raised, authentication);
            if (refusal.isEmpty() || !isOutermost(http) || answer.isCommitted()) {
                throw raised;
            }
            answer(http, answer, authentication, refusal.get());
        } finally {
            answered(http, authentication);
        }
    }

    /** Tells the refusal listener now of a refusal that is to be told. */
    private static void answered(HttpServletRequest request, LazyAuthentication authentication) {
        if (isOutermost(request)) {
            authentication.answered();
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

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            LazyAuthentication authentication,
            Failure failure)
            throws IOException {
        refusals.log(request, authentication, failure);
        authentication.refused(failure);
        refusals.write(request, response, failure);
        if (request.isAsyncStarted()) {
            // Whoever was to complete it was left by the exception; the container would do so as well.
            request.getAsyncContext().complete();
        } else {
            // The client does not wait for what is told of it.
            response.flushBuffer();
        }
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            LazyAuthentication authentication,
            Failure failure)
            throws IOException {
        refusals.log(request, authentication, failure);
        authentication.refused(failure);
        // What is included is left out: status and headers belong to the page that includes it (Jakarta Servlet,
        // RequestDispatcher#include).
        if (request.getDispatcherType() != DispatcherType.INCLUDE && !response.isCommitted()) {
            refusals.write(request, response, failure);
            if (isOutermost(request)) {
                // The client does not wait for what is told of it.
                response.flushBuffer();
            }
        }
    }

    /** The container has said what the client is to do; what can still be added to it is. */
    private void challenged(HttpServletRequest request, HttpServletResponse response, LazyAuthentication authentication)
            throws IOException {
        Failure failure = Failure.authenticationRequired();
        refusals.log(request, authentication, failure);
        authentication.refused(failure);
        if (!response.isCommitted() && response.getStatus() == failure.status()) {
            refusals.writeChallenged(request, response, failure);
        }
    }

    /** One authentication for all dispatches of a request; a fresh request never inherits one. */
    private LazyAuthentication authentication(HttpServletRequest request, HttpServletResponse response) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                && request.getAttribute(RequestAuthentication.ATTRIBUTE) instanceof LazyAuthentication known) {
            return known;
        }
        LazyAuthentication fresh =
                new LazyAuthentication(request, reader, watchword, () -> hostLogin.ask(request, response));
        request.setAttribute(RequestAuthentication.ATTRIBUTE, fresh);
        fresh.prepare();
        return fresh;
    }

    private Decision decide(HttpServletRequest request, LazyAuthentication authentication) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            Optional<Failure> plain = transport.refusal(request);
            // The token has been on the wire already; whoever sends it is to notice.
            if (plain.isPresent() && !(reader.read(request) instanceof TokenReader.Found.Nothing)) {
                return new Decision.Deny(plain.get());
            }
        }
        if (rejectInvalidTokens
                && request.getDispatcherType() == DispatcherType.REQUEST
                && authentication.authentication() instanceof Authentication.Failed failed) {
            return new Decision.Deny(failed.failure());
        }
        // An error page is the container's answer to a request that has already been refused or has failed; to refuse
        // the page
        // too would only hide why.
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
            if (!watchword.authorizer().isOpen(rule)
                    && watchword.authorizer().decide(rule, authentication.authentication())
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
