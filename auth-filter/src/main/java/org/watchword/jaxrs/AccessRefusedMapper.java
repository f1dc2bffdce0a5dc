package org.watchword.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AccessRefusedException;
import org.watchword.api.ErrorBody;

/**
 * Answers for a resource whose bean refused the caller. For this exception alone: everything else is left to the
 * mappers of the host, and the nearest class wins (Jakarta REST §4.4), so that one for all exceptions does not take
 * this one.
 */
public final class AccessRefusedMapper implements ExceptionMapper<AccessRefusedException> {

    /** The JAX-RS runtime's proxy for the request in progress. */
    @Context
    private @Nullable HttpServletRequest request;

    /** Called by the JAX-RS runtime. */
    public AccessRefusedMapper() {}

    @Override
    public Response toResponse(AccessRefusedException refused) {
        return RefusalResponses.of(request, refused.failure())
                .orElseGet(() -> RefusalResponses.of(
                        refused.failure(), refused.failure().headers(), new ErrorBody(Clock.systemUTC())));
    }
}
