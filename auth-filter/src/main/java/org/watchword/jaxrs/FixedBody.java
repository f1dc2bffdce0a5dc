package org.watchword.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Keeps the body of an answer of ours what it is while it passes the host's response filters, which may change headers
 * and status. A body that the host's own resource has put in its place is not ours.
 */
public final class FixedBody implements ContainerResponseFilter {

    static final String PROPERTY = FixedBody.class.getName();

    /** Response filters run in descending order of their priority (Jakarta REST §6.6): this is the first one. */
    static final int PRIORITY = Integer.MAX_VALUE;

    FixedBody() {}

    /** Says which body the resource of this request answers with: these very bytes. */
    public static void keep(HttpServletRequest request, byte[] body) {
        request.setAttribute(PROPERTY, body);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) != null && response.getEntity() != request.getProperty(PROPERTY)) {
            request.removeProperty(PROPERTY);
        }
    }
}
