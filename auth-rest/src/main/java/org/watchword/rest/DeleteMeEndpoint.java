package org.watchword.rest;

import org.watchword.account.OwnAccount;
import org.watchword.account.Removal;
import org.watchword.error.Failure;
import org.watchword.password.Password;
import org.watchword.rest.PasswordTries.Verdict;

/**
 * {@code DELETE /auth/me} and {@code POST /auth/me/delete}: takes {@code password}, and removes the caller's account. Two ways, since
 * Payara and GlassFish by themselves refuse a DELETE that has a body, which has no meaning of its own there (RFC 9110 §9.3.5).
 */
final class DeleteMeEndpoint implements Endpoint {

    private final OwnAccount accounts;
    private final PasswordTries tries;
    private final Answers answers;

    DeleteMeEndpoint(OwnAccount accounts, PasswordTries tries, Answers answers) {
        this.accounts = accounts;
        this.tries = tries;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        String caller = request.caller().getSubject();
        Fields fields = request.fields();
        String password = fields.required("password", Limits.PASSWORD);
        fields.check();
        Removal removal = tries.byUser(
                request,
                caller,
                () -> accounts.remove(caller, Password.of(password), request.actor()),
                DeleteMeEndpoint::verdict);
        if (removal instanceof Removal.Removed) {
            return answers.done();
        }
        return answers.failure(failure(removal, request));
    }

    private static Verdict verdict(Removal removal) {
        if (removal instanceof Removal.WrongPassword) {
            return Verdict.WRONG;
        }
        boolean right = removal instanceof Removal.Removed || removal instanceof Removal.LastAdministrator;
        return right ? Verdict.RIGHT : Verdict.NOT_COMPARED;
    }

    /** A wrong password is a 403: the token is good, and a 401 would make clients throw their session away. */
    private static Failure failure(Removal removal, EndpointRequest request) {
        if (removal instanceof Removal.WrongPassword) {
            return Failure.of(403, "wrong_password", "The password is wrong");
        }
        return removal instanceof Removal.LastAdministrator
                ? AdminFailures.lastAdministrator()
                : NoAccount.of(request.caller());
    }
}
