package org.watchword.rest;

import org.watchword.account.EmailVerification;

/** {@code POST /auth/email/verify}: takes {@code token}, from a mail. */
final class VerifyEmailEndpoint implements Endpoint {

    private final EmailVerification verification;
    private final Answers answers;

    VerifyEmailEndpoint(EmailVerification verification, Answers answers) {
        this.verification = verification;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String token = fields.required("token", Limits.TOKEN);
        fields.check();
        return verification.verify(token, request.origin())
                ? answers.done()
                : answers.failure(ResetPasswordEndpoint.badToken());
    }
}
