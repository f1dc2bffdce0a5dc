package org.watchword.rest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.session.Logout;
import org.watchword.token.RejectionReason;
import org.watchword.token.Verification;

/**
 * {@code POST /auth/logout}: ends the session of the access token, or else of the {@code refresh_token} in the body. A second call
 * is no error.
 */
final class LogoutEndpoint implements Endpoint {

    private final Logout logout;
    private final Answers answers;

    LogoutEndpoint(Logout logout, Answers answers) {
        this.logout = logout;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        @Nullable Verification verification = request.verification().orElse(null);
        if (verification instanceof Verification.Verified verified
                && verified.token().sessionId().isPresent()) {
            logout.session(verified.token().sessionId().get(), verified.token().subject(), request.origin());
            return answers.done();
        }
        if (verification instanceof Verification.Rejected rejected && rejected.reason() == RejectionReason.REVOKED) {
            return answers.done();
        }
        Optional<Fields> fields = request.fieldsIfAny().filter(sent -> sent.has("refresh_token"));
        if (fields.isPresent()) {
            String token = fields.get().required("refresh_token", Limits.TOKEN);
            fields.get().check();
            logout.byRefreshToken(token, request.origin());
            return answers.done();
        }
        if (verification instanceof Verification.Verified) {
            // Another issuer's: it would live on, and 204 would be a lie.
            return answers.failure(Failure.badRequest("no_session", "The token belongs to no session", Map.of()));
        }
        return answers.failure(request.whyNoCaller());
    }
}
