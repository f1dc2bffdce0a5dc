package org.watchword.rest;

import java.util.Map;
import org.watchword.account.PasswordReset;
import org.watchword.account.ResetResult;
import org.watchword.error.Failure;
import org.watchword.password.Password;

/** {@code POST /auth/password/reset}: takes {@code token}, from a mail, and {@code new_password}. */
final class ResetPasswordEndpoint implements Endpoint {

    private final PasswordReset resetting;
    private final Answers answers;

    ResetPasswordEndpoint(PasswordReset resetting, Answers answers) {
        this.resetting = resetting;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String token = fields.required("token", Limits.TOKEN);
        String password = fields.required("new_password", Limits.PASSWORD);
        fields.check();
        ResetResult result = resetting.reset(token, Password.of(password), request.origin());
        if (result instanceof ResetResult.Done) {
            return answers.done();
        }
        if (result instanceof ResetResult.BadPassword bad) {
            return answers.failure(PasswordRefusal.of("new_password", bad.broken()));
        }
        return answers.failure(badToken());
    }

    /** 400: one answer for a token that never was, one that was used and one that has expired. */
    static Failure badToken() {
        return badToken("token");
    }

    static Failure badToken(String field) {
        return Failure.badRequest(
                "one_time_token_invalid",
                "The token is not good any more; ask for a new one",
                Map.of(field, "is not good any more"));
    }
}
