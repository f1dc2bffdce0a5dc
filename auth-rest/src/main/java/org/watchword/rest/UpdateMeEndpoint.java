package org.watchword.rest;

import org.watchword.account.OwnAccount;

/**
 * {@code PATCH /auth/me}: takes {@code full_name}. Any other field is refused by its name, so that nobody can give itself roles, or
 * believes to have.
 */
final class UpdateMeEndpoint implements Endpoint {

    private final OwnAccount accounts;
    private final Answers answers;

    UpdateMeEndpoint(OwnAccount accounts, Answers answers) {
        this.accounts = accounts;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        String caller = request.caller().getSubject();
        Fields fields = request.fields();
        fields.only("full_name");
        String fullName = fields.required("full_name", Limits.FULL_NAME);
        fields.check();
        return accounts.rename(caller, fullName, request.actor())
                ? answers.done()
                : answers.failure(NoAccount.of(request.caller()));
    }
}
