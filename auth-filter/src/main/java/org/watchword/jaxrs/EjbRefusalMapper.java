package org.watchword.jaxrs;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.refusal.FailureLog;
import org.watchword.servlet.RequestAuthentication;

/**
 * The answer to a resource that called an enterprise bean which the caller may not call. Registered only where the container has its
 * caller from us, so that its refusals are ours to explain: 401 where nobody is known, 403 where somebody is.
 */
public final class EjbRefusalMapper implements ExceptionMapper<EJBAccessException> {

    /** The JAX-RS runtime's proxy for the request in progress. */
    @Context
    private @Nullable HttpServletRequest request;

    /** Called by the JAX-RS runtime. */
    public EjbRefusalMapper() {}

    @Override
    public Response toResponse(EJBAccessException refused) {
        Optional<RequestAuthentication> known = request == null ? Optional.empty() : RequestAuthentication.of(request);
        if (request == null || known.isEmpty()) {
            throw refused;
        }
        Authentication authentication = known.get().authentication();
        // The container says only that somebody may not; what is left is what it says to every caller.
        Decision decision = known.get().watchword().authorizer().decide(new AccessRule.DenyAll(), authentication);
        if (!(decision instanceof Decision.Deny deny)) {
            throw refused;
        }
        String caller = authentication instanceof Authentication.Authenticated authenticated
                ? authenticated.caller().name()
                : "";
        FailureLog.refused(deny.failure(), caller, request.getMethod(), String.valueOf(request.getRequestURI()));
        known.get().refused(deny.failure());
        return RefusalResponse.of(deny.failure(), known.get());
    }
}
