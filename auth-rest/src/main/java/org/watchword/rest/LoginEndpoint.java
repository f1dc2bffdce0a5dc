package org.watchword.rest;

import java.time.Duration;
import org.watchword.account.LoginResult;
import org.watchword.account.LoginService;
import org.watchword.error.Failure;
import org.watchword.password.Password;

/** {@code POST /auth/login}: takes {@code username} and {@code password}, as JSON or as a form. */
final class LoginEndpoint implements Endpoint {

    private final LoginService logins;
    private final Answers answers;

    LoginEndpoint(LoginService logins, Answers answers) {
        this.logins = logins;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String username = fields.required("username", Limits.USERNAME);
        String password = fields.required("password", Limits.PASSWORD);
        fields.check();
        LoginResult result = logins.login(username, Password.of(password), request.origin());
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return answers.tokens(loggedIn.tokens());
        }
        if (result instanceof LoginResult.Busy busy) {
            return answers.failure(busy(busy.retryAfter()));
        }
        return answers.failure(Failure.invalidCredentials());
    }

    private static Failure busy(Duration retryAfter) {
        return Failure.unavailable("busy", "Too many logins at once; try again", retryAfter);
    }
}
