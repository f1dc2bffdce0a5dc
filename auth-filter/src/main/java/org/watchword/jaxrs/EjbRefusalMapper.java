package org.watchword.jaxrs;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;

/**
 * Answers for a resource that called an enterprise bean which the caller may not call. Registered only where the
 * container has its caller from us, so that its refusals are ours to explain: 401 where nobody is known, 403 where
 * somebody is.
 */
public final class EjbRefusalMapper implements ExceptionMapper<EJBAccessException> {

    /** The JAX-RS runtime's proxy for the request in progress. */
    @Context
    private @Nullable HttpServletRequest request;

    /** Called by the JAX-RS runtime. */
    public EjbRefusalMapper() {}

    @Override
    public Response toResponse(EJBAccessException refused) {
        // The container says only that somebody may not; what is left is what it says to every caller.
        return RefusalResponses.of(request, Failure.authenticationRequired()).orElseThrow(() -> refused);
    }
}
