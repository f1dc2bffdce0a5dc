package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.watchword.error.Failure;
import org.watchword.servlet.Watchword;
import org.watchword.token.BearerToken;
import org.watchword.token.Verification;
import org.watchword.token.VerifiedToken;

/** {@code POST /auth/verify}. Its path: see {@link LoginResource}. */
@Path(Endpoint.ROOM + "verify")
@PermitAll
public class VerifyResource {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** Takes {@code token}, as JSON or as a form, and says whether it would be accepted. */
    @POST
    public Response verify(@Context HttpServletRequest request, @Nullable InputStream body) {
        return Endpoint.respond(request, () -> answer(request, body));
    }

    Answer answer(HttpServletRequest request, @Nullable InputStream body) {
        AuthServices services = AuthServices.of(request.getServletContext());
        Fields fields = services.bodies().read(request, body);
        String token = fields.required("token", Limits.TOKEN);
        fields.check();
        Watchword watchword = Watchword.of(request.getServletContext())
                .orElseThrow(() -> new IllegalStateException("Watchword was not started in this web application"));
        Verification verification = watchword.verifier().verify(new BearerToken(token));
        return answer(services.answers(), verification);
    }

    private static Answer answer(Answers answers, Verification verification) {
        if (verification instanceof Verification.Verified verified) {
            VerifiedToken token = verified.token();
            return answers.ok(answers.object()
                    .add("valid", true)
                    .add("username", token.name())
                    .add("subject", token.subject())
                    .add("roles", answers.array(token.roles()))
                    .add("permissions", answers.array(token.permissions()))
                    .add("issued_at", token.issuedAt().toString())
                    .add("expires_at", token.expiresAt().toString())
                    .build());
        }
        if (verification instanceof Verification.Rejected rejected) {
            return answers.ok(answers.object()
                    .add("valid", false)
                    .add("reason", rejected.reason().code())
                    .build());
        }
        return answers.failure(
                Failure.unavailable("token_not_verifiable", "The token cannot be verified now; try again", SOON));
    }
}
