package org.watchword.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;

/**
 * Keeps the body of a refusal what it is. A refusal passes the host's response filters, so that their headers (CORS, for one) come to it
 * too; but one that wraps every entity would make a list of numbers of our bytes.
 */
final class RefusalBodyFilter implements ContainerResponseFilter {

    /** Response filters run in descending order of their priority (Jakarta REST §6.6): this is the last one. */
    static final int PRIORITY = Integer.MIN_VALUE;

    private static final String BODY = RefusalBodyFilter.class.getName() + ".body";

    /** Says that this request is refused with this body. */
    static void keep(ContainerRequestContext request, byte[] body) {
        request.setProperty(BODY, body);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BODY) instanceof byte[] body && response.getEntity() != body) {
            response.setEntity(body, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
