package org.watchword.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.watchword.report.ResourceRules;

/**
 * Last in the chain: ends a CORS pre-flight to a path that a rule closes. A pre-flight carries no credentials (Fetch
 * standard, CORS-preflight fetch), so the rule cannot be asked for it, and a CORS filter of the host's has to be able
 * to answer it; but nothing behind the rule may run for nobody. A JAX-RS application answers itself where it ends
 * pre-flights too, so that a CORS filter of JAX-RS works.
 */
public final class PreflightGate implements Filter {

    /**
     * Name of the request attribute, and property of the JAX-RS request, that is there for a pre-flight to a closed
     * path.
     */
    public static final String CLOSED = PreflightGate.class.getName() + ".closed";

    private static final Logger LOG = System.getLogger(PreflightGate.class.getName());

    private final ResourceRules resourceRules;

    public PreflightGate(ResourceRules resourceRules) {
        this.resourceRules = resourceRules;
    }

    /** Sets or removes {@link #CLOSED}, as the rules say of the path of this dispatch. */
    static void set(HttpServletRequest request, boolean closed) {
        if (closed) {
            request.setAttribute(CLOSED, true);
        } else {
            request.removeAttribute(CLOSED);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(CLOSED) == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)
                || isEndedBehind(http)) {
            chain.doFilter(request, response);
            return;
        }
        LOG.log(Level.DEBUG, "A pre-flight ends before {0}: a rule closes the path", http.getServletPath());
        // What is included is left out; the status belongs to the page that includes it.
        if (http.getDispatcherType() != DispatcherType.INCLUDE && !answer.isCommitted()) {
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /**
     * Says no for an include: its request has the mapping of the page that includes, which tells nothing of what is
     * included.
     */
    private boolean isEndedBehind(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.INCLUDE && resourceRules.endsPreflight(request);
    }
}
