package org.watchword.rest;

import java.util.Optional;
import org.watchword.account.EmailAddress;
import org.watchword.account.ForgottenPassword;

/** {@code POST /auth/password/forgot}: takes {@code email}. One answer whether anybody has the address or not. */
final class ForgotPasswordEndpoint implements Endpoint {

    private final ForgottenPassword forgotten;
    private final Answers answers;

    ForgotPasswordEndpoint(ForgottenPassword forgotten, Answers answers) {
        this.forgotten = forgotten;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        Optional<EmailAddress> email = EmailField.required(fields);
        fields.check();
        forgotten.request(email.orElseThrow(), request.origin());
        return answers.done();
    }
}
