package org.watchword.jaxrs;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.watchword.error.ErrorBody;
import org.watchword.error.Failure;

/** A refusal as JAX-RS answers it: status, headers and the one error body. */
final class RefusalResponse {

    private RefusalResponse() {}

    static Response of(Failure failure, ErrorBody errors) {
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(errors.of(failure));
        failure.headers().forEach(answer::header);
        return answer.build();
    }
}
