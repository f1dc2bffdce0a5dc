package org.watchword.rest;

import java.util.Map;
import org.watchword.account.PasswordChange;
import org.watchword.account.PasswordChangeResult;
import org.watchword.error.Failure;
import org.watchword.password.Password;
import org.watchword.principal.AuthPrincipal;
import org.watchword.rest.PasswordTries.Verdict;
import org.watchword.token.RejectionReason;

/**
 * {@code POST /auth/password}: takes {@code current_password} and {@code new_password}. The caller's session goes on with new tokens, the
 * others of the user end.
 */
final class PasswordEndpoint implements Endpoint {

    private static final String CURRENT = "current_password";
    private static final String NEW = "new_password";

    private final PasswordChange change;
    private final PasswordTries tries;
    private final Answers answers;

    PasswordEndpoint(PasswordChange change, PasswordTries tries, Answers answers) {
        this.change = change;
        this.tries = tries;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        AuthPrincipal caller = request.caller();
        String sessionId = caller.getSessionId()
                .orElseThrow(() -> new RefusedRequest(
                        Failure.badRequest("no_session", "The token belongs to no session", Map.of())));
        Fields fields = request.fields();
        String current = fields.required(CURRENT, Limits.PASSWORD);
        String replacement = fields.required(NEW, Limits.PASSWORD);
        fields.check();
        String userId = caller.getSubject();
        PasswordChangeResult result = tries.byUser(
                request,
                userId,
                () -> change.change(
                        userId, sessionId, Password.of(current), Password.of(replacement), request.origin()),
                PasswordEndpoint::verdict);
        return result instanceof PasswordChangeResult.Changed changed
                ? answers.tokens(changed.tokens())
                : answers.failure(failure(result));
    }

    private static Verdict verdict(PasswordChangeResult result) {
        if (result instanceof PasswordChangeResult.Changed) {
            return Verdict.RIGHT;
        }
        return result instanceof PasswordChangeResult.CurrentWrong ? Verdict.WRONG : Verdict.NOT_COMPARED;
    }

    private static Failure failure(PasswordChangeResult result) {
        if (result instanceof PasswordChangeResult.Refused refused) {
            return PasswordRefusal.of(NEW, refused.broken());
        }
        if (result instanceof PasswordChangeResult.NoAccount) {
            return Failure.invalidToken(RejectionReason.REVOKED.code(), RejectionReason.REVOKED.message());
        }
        // Not a 401: that would say that the token is bad, and clients would throw it away.
        return Failure.badRequest(
                "current_password_wrong", "The current password is wrong", Map.of(CURRENT, "is wrong"));
    }
}
