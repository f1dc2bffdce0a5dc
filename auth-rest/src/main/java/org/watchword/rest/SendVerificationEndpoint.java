package org.watchword.rest;

import org.watchword.account.EmailVerification;

/** {@code POST /auth/email/verify/send}: another mail to the caller, where the address is not verified. One answer in every case. */
final class SendVerificationEndpoint implements Endpoint {

    private final EmailVerification verification;
    private final Answers answers;

    SendVerificationEndpoint(EmailVerification verification, Answers answers) {
        this.verification = verification;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        verification.askAgain(request.caller().getSubject(), request.origin());
        return answers.done();
    }
}
