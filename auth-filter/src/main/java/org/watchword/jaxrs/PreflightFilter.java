package org.watchword.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import org.watchword.servlet.PreflightGate;

/**
 * Ends a CORS pre-flight to a closed path before a resource or a locator is looked for, and after the host's own
 * filters of this kind; those of the answer still run.
 */
@PreMatching
final class PreflightFilter implements ContainerRequestFilter {

    /** Last of the filters before matching. */
    static final int PRIORITY = Integer.MAX_VALUE;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(PreflightGate.CLOSED) != null) {
            request.abortWith(Response.noContent().build());
        }
    }
}
