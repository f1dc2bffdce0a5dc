package org.watchword.rest;

import java.time.Duration;
import java.util.function.Supplier;
import org.watchword.api.BearerToken;
import org.watchword.api.Failure;
import org.watchword.servlet.Watchword;
import org.watchword.token.Verification;
import org.watchword.token.VerifiedToken;

/** {@code POST /auth/verify}: takes {@code token}, as JSON or as a form, and says whether it would be accepted. */
final class VerifyEndpoint implements Endpoint {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Supplier<Watchword> watchword;
    private final Answers answers;

    VerifyEndpoint(Supplier<Watchword> watchword, Answers answers) {
        this.watchword = watchword;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String token = fields.required("token", Limits.TOKEN);
        fields.check();
        return answer(watchword.get().verifier().verify(new BearerToken(token)));
    }

    private Answer answer(Verification verification) {
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
