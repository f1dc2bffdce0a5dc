package org.watchword.integration.shape.cors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * CORS for the host's JAX-RS application. Pre-flights to one resource it leaves to the resource, and adds its headers
 * to what comes of it.
 */
@Provider
@PreMatching
public class CorsProvider implements ContainerRequestFilter, ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().contains("shut")
                && CorsHeaders.isPreflight(
                        request.getMethod(), request.getHeaderString("Access-Control-Request-Method"))) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        CorsHeaders.of(request.getHeaderString("Origin"))
                .forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }
}
