package org.watchword.rest;

import org.watchword.account.LoginResult;
import org.watchword.account.LoginService;
import org.watchword.error.Failure;
import org.watchword.password.Password;
import org.watchword.rest.PasswordTries.Verdict;
import org.watchword.session.RefreshResult;

/** {@code POST /auth/login}: takes {@code username} and {@code password}, as JSON or as a form. */
final class LoginEndpoint implements Endpoint {

    private final LoginService logins;
    private final PasswordTries tries;
    private final Answers answers;

    LoginEndpoint(LoginService logins, PasswordTries tries, Answers answers) {
        this.logins = logins;
        this.tries = tries;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String username = fields.required("username", Limits.USERNAME);
        String password = fields.required("password", Limits.PASSWORD);
        fields.check();
        LoginResult result = tries.byName(
                request,
                username,
                () -> logins.login(username, Password.of(password), request.origin()),
                LoginEndpoint::verdict);
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return answers.tokens(loggedIn.tokens());
        }
        if (result instanceof LoginResult.TokenTooLong) {
            RefreshResult.Reason reason = RefreshResult.Reason.TOO_LONG;
            return answers.failure(Failure.of(reason.status(), reason.code(), reason.message()));
        }
        return answers.failure(Failure.invalidCredentials());
    }

    private static Verdict verdict(LoginResult result) {
        if (result instanceof LoginResult.LoggedIn || result instanceof LoginResult.TokenTooLong) {
            return Verdict.RIGHT;
        }
        return Verdict.WRONG;
    }
}
