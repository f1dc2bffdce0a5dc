package org.watchword.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AccessRefusedException;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.refusal.FailureLog;
import org.watchword.servlet.RequestAuthentication;

/**
 * The answer to a resource whose bean refused the caller. For this exception alone: everything else is left to the mappers of the
 * host, and the nearest class wins (Jakarta REST §4.4), so that one for all exceptions does not take this one.
 */
public final class AccessRefusedMapper implements ExceptionMapper<AccessRefusedException> {

    /** The JAX-RS runtime's proxy for the request in progress. */
    @Context
    private @Nullable HttpServletRequest request;

    /** Called by the JAX-RS runtime. */
    public AccessRefusedMapper() {}

    @Override
    public Response toResponse(AccessRefusedException refused) {
        Optional<RequestAuthentication> known = request == null ? Optional.empty() : RequestAuthentication.of(request);
        if (request == null || known.isEmpty()) {
            return RefusalResponse.of(refused.failure(), new ErrorBody(Clock.systemUTC()));
        }
        Authentication authentication = known.get().authentication();
        Failure failure = known.get().watchword().authorizer().answer(refused.failure(), authentication);
        String caller = authentication instanceof Authentication.Authenticated authenticated
                ? authenticated.caller().name()
                : "";
        FailureLog.refused(failure, caller, request.getMethod(), String.valueOf(request.getRequestURI()));
        known.get().refused(failure);
        return RefusalResponse.of(failure, known.get());
    }
}
