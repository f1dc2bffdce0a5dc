package org.watchword.integration.shape.mapper;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.TreeMap;

/** Puts every body, whatever it is, into another, and adds a header. */
@Provider
public class Envelope implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Host", "was here");
        if (response.hasEntity()) {
            response.setEntity(
                    new TreeMap<>(Map.of("status", response.getStatus(), "data", response.getEntity())),
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
