package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.error.Failure;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.token.RejectionReason;
import org.watchword.token.Verification;

/** {@code POST /auth/logout}. Its path: see {@link LoginResource}. */
@Path(Endpoint.ROOM + "logout")
@PermitAll
public class LogoutResource {

    /** Ends the session of the access token, or else of the {@code refresh_token} in the body. A second call is no error. */
    @POST
    public Response logout(@Context HttpServletRequest request, @Nullable InputStream body) {
        return Endpoint.respond(request, () -> answer(request, body));
    }

    Answer answer(HttpServletRequest request, @Nullable InputStream body) {
        AuthServices services = AuthServices.of(request.getServletContext());
        Verification verification = RequestAuthentication.of(request)
                .flatMap(RequestAuthentication::verification)
                .orElse(null);
        if (verification instanceof Verification.Verified verified
                && verified.token().sessionId().isPresent()) {
            services.sessions().logout(verified.token().sessionId().get());
            return services.answers().done();
        }
        if (verification instanceof Verification.Rejected rejected && rejected.reason() == RejectionReason.REVOKED) {
            return services.answers().done();
        }
        Optional<Fields> fields = services.bodies().readIfAny(request, body).filter(sent -> sent.has("refresh_token"));
        if (fields.isPresent()) {
            String token = fields.get().required("refresh_token", Limits.TOKEN);
            fields.get().check();
            services.sessions().logoutByRefreshToken(token);
            return services.answers().done();
        }
        if (verification instanceof Verification.Verified) {
            // Another issuer's: it would live on, and 204 would be a lie.
            return services.answers()
                    .failure(Failure.badRequest("no_session", "The token belongs to no session", java.util.Map.of()));
        }
        return services.answers().failure(CallerOf.whyNone(request));
    }
}
