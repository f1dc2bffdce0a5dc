package org.watchword.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.InputStream;
import java.util.Optional;

/**
 * Hands the body of a request to a resource of ours as a stream, without an entity parameter, which a reader or an
 * interceptor of the host's could change. The servlet request's own stream is not enough: Jersey reads the first byte
 * of a form from it, and a request filter may have put another stream in its place.
 */
public final class ResourceEntity implements ContainerRequestFilter {

    /** Request filters run in ascending order of their priority (Jakarta REST §6.6): this is the last one. */
    static final int PRIORITY = Integer.MAX_VALUE;

    private static final String PROPERTY = ResourceEntity.class.getName();

    ResourceEntity() {}

    /**
     * Finds the body of a request that has come to a resource of ours; empty where no filter of ours was on its way.
     */
    public static Optional<InputStream> of(HttpServletRequest request) {
        return request.getAttribute(PROPERTY) instanceof InputStream stream ? Optional.of(stream) : Optional.empty();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        InputStream stream = request.getEntityStream();
        // Attributes of the servlet request are properties of the JAX-RS one (Javadoc of
        // ContainerRequestContext#setProperty).
        request.setProperty(PROPERTY, stream == null ? InputStream.nullInputStream() : stream);
    }
}
