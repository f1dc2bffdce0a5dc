package org.watchword.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.watchword.error.Failure;
import org.watchword.store.StoreUnavailableException;

/**
 * The edge of every endpoint: whatever is thrown behind it becomes the one error body here, and not only in the mappers of
 * {@link AuthApplication}.
 *
 * <p>A host whose application takes every resource that it finds takes ours too, at a second address and without those mappers. There
 * they do not exist: a proxy that guards {@code /auth/login} must not be walked around by {@code /api/login}.
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

    private static final String BASE = "/auth/";

    private Endpoint() {}

    static Response respond(UriInfo uri, Supplier<Answer> endpoint) {
        return isOurs(uri.getBaseUri())
                ? answer(endpoint).toResponse()
                : FailureMappers.answer(Failure.of(404, "not_found", "Not Found"))
                        .toResponse();
    }

    static boolean isOurs(URI base) {
        String path = base.getPath();
        return path != null && (path.endsWith("/") ? path : path + "/").endsWith(BASE);
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
