package org.watchword.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.account.AddressChange;
import org.watchword.account.AddressChangeResult;
import org.watchword.account.EmailAddress;
import org.watchword.account.OwnAccount;
import org.watchword.error.Failure;
import org.watchword.password.Password;
import org.watchword.rest.PasswordTries.Verdict;

/**
 * {@code PATCH /auth/me}: takes {@code full_name}, and where mail is on {@code email} with {@code password}. Any other field is refused by its
 * name, so that nobody can give itself roles, or believes to have.
 */
final class UpdateMeEndpoint implements Endpoint {

    private static final String NAME = "full_name";
    private static final String EMAIL = EmailField.NAME;
    private static final String PASSWORD = "password";

    private final OwnAccount accounts;
    private final Optional<AddressChange> addresses;
    private final PasswordTries tries;
    private final Answers answers;

    /**
     * @param addresses empty where mail is off
     * @param tries counts those of the password
     */
    UpdateMeEndpoint(OwnAccount accounts, Optional<AddressChange> addresses, PasswordTries tries, Answers answers) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.tries = tries;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        String caller = request.caller().getSubject();
        Fields fields = request.fields();
        if (addresses.isPresent() && fields.has(EMAIL)) {
            return move(addresses.get(), caller, fields, request);
        }
        fields.only(NAME);
        String fullName = FullName.required(fields);
        fields.check();
        return renamed(caller, fullName, request);
    }

    private Answer move(AddressChange change, String caller, Fields fields, EndpointRequest request) {
        fields.only(NAME, EMAIL, PASSWORD);
        Optional<EmailAddress> email = EmailField.required(fields);
        String password = fields.required(PASSWORD, Limits.PASSWORD);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        AddressChangeResult result = tries.byUser(
                request,
                caller,
                () -> change.ask(caller, Password.of(password), email.orElseThrow(), request.actor()),
                UpdateMeEndpoint::verdict);
        if (result instanceof AddressChangeResult.Asked) {
            return fullName == null ? answers.done() : renamed(caller, fullName, request);
        }
        // Not a 401: that would say that the token is bad, and clients would throw it away.
        return answers.failure(
                result instanceof AddressChangeResult.NoAccount
                        ? NoAccount.of(request.caller())
                        : Failure.of(403, "wrong_password", "The password is wrong"));
    }

    private static Verdict verdict(AddressChangeResult result) {
        if (result instanceof AddressChangeResult.Asked) {
            return Verdict.RIGHT;
        }
        return result instanceof AddressChangeResult.WrongPassword ? Verdict.WRONG : Verdict.NOT_COMPARED;
    }

    private Answer renamed(String caller, String fullName, EndpointRequest request) {
        return accounts.rename(caller, fullName, request.actor())
                ? answers.done()
                : answers.failure(NoAccount.of(request.caller()));
    }
}
