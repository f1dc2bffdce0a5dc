package org.watchword.integration.host.beans;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A host that has its own answer to a {@code SecurityException}. */
@Provider
public class SecurityMapper implements ExceptionMapper<SecurityException> {

    @Override
    public Response toResponse(SecurityException failure) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("security")
                .build();
    }
}
