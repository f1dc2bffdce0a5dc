package org.watchword.integration.shape.mapper;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The host's one answer to whatever goes wrong; its own statuses, so that it can be told from any other. */
@Provider
public class EveryFailure implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        int status = failure instanceof WebApplicationException web
                ? web.getResponse().getStatus() + 50
                : 555;
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN)
                .entity("mapped " + failure.getClass().getSimpleName())
                .build();
    }
}
