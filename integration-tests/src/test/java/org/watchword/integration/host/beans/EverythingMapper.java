package org.watchword.integration.host.beans;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A host that answers every failure in its own way. */
@Provider
public class EverythingMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("everything: " + failure.getClass().getSimpleName())
                .build();
    }
}
