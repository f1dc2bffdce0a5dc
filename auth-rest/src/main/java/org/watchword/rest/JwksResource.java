package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.watchword.error.Failure;
import org.watchword.key.Keys;
import org.watchword.servlet.Watchword;

/** {@code GET /auth/jwks.json}. */
@Path(Endpoint.ROOM + "jwks.json")
@PermitAll
public class JwksResource {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** The public keys that our tokens can be checked with, as a JWK set (RFC 7517 §5); empty where a shared secret signs. */
    @GET
    public Response jwks(@Context HttpServletRequest request) {
        return Endpoint.respond(request, () -> answer(request));
    }

    Answer answer(HttpServletRequest request) {
        AuthServices services = AuthServices.of(request.getServletContext());
        Watchword watchword = Watchword.of(request.getServletContext())
                .orElseThrow(() -> new IllegalStateException("Watchword was not started in this web application"));
        // Never an empty set for "not now": whoever reads it would believe that all keys were withdrawn.
        return watchword.keys().keys() instanceof Keys.Available available
                ? services.answers().publicKeys(available.ring())
                : services.answers()
                        .failure(Failure.unavailable(
                                "keys_unavailable", "The keys cannot be read now; try again", SOON));
    }
}
