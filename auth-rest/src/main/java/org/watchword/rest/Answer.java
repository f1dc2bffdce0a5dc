package org.watchword.rest;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.error.ErrorBody;

/**
 * One answer, before it is JAX-RS's. Does not print.
 *
 * @param status the HTTP status
 * @param headers each at most once; {@code Content-Type} is added
 * @param body JSON, or null for none
 */
record Answer(
        int status, Map<String, String> headers, @Nullable String body) {

    /** The entity is bytes, so that no entity provider of the host has a say. */
    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(response::header);
        if (body != null) {
            response.type(ErrorBody.MEDIA_TYPE).entity(body.getBytes(StandardCharsets.UTF_8));
        }
        return response.build();
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
