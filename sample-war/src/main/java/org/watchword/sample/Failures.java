package org.watchword.sample;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;

/** The application's own failures, in the same body as Watchword's. */
final class Failures {

    private Failures() {}

    static Response answer(Failure failure) {
        Response.ResponseBuilder response = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorBody(Clock.systemUTC()).of(failure));
        failure.headers().forEach(response::header);
        return response.build();
    }
}
