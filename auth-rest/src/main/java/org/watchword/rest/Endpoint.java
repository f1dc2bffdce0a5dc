package org.watchword.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.watchword.error.Failure;
import org.watchword.store.StoreUnavailableException;

/**
 * The edge of every endpoint: whatever is thrown behind it becomes the one error body here, and not only in the mappers of
 * {@link AuthApplication}.
 *
 * <p>A host whose application takes every resource that it finds takes ours too, at a second address and without those mappers. There
 * they do not exist: only {@link EndpointFilter} leads to them, so that a path rule or a proxy that guards {@code /auth/login} is not walked
 * around.
 */
final class Endpoint {

    /** The endpoints, below the context root. */
    static final List<String> PATHS = List.of(
            "/auth/login",
            "/auth/refresh",
            "/auth/logout",
            "/auth/logout-all",
            "/auth/verify",
            "/auth/me",
            "/auth/jwks.json",
            "/auth/status");

    /** Where they are, below the context root. */
    static final String BASE = "/auth/";

    /**
     * Where JAX-RS has them, below the base: not at their own names, where they would be in the way of a host's {@code login} or
     * {@code {page}} once its application has taken them in.
     */
    static final String ROOM = "org.watchword.rest/";

    private Endpoint() {}

    static Response respond(HttpServletRequest request, Supplier<Answer> endpoint) {
        return EndpointFilter.ledHere(request)
                ? answer(endpoint).toResponse()
                : FailureMappers.answer(Failure.of(404, "not_found", "Not Found"))
                        .toResponse();
    }

    static Answer answer(Supplier<Answer> endpoint) {
        try {
            return endpoint.get();
        } catch (RefusedRequest e) {
            return FailureMappers.answer(e.failure());
        } catch (StoreUnavailableException e) {
            return FailureMappers.answer(FailureMappers.of(e));
        } catch (RuntimeException e) {
            return FailureMappers.answer(FailureMappers.of(e));
        }
    }
}
