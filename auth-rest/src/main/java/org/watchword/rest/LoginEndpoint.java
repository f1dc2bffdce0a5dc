package org.watchword.rest;

import java.time.Duration;
import org.watchword.account.LoginResult;
import org.watchword.account.LoginService;
import org.watchword.error.Failure;
import org.watchword.password.Password;
import org.watchword.throttle.LoginAttempt;
import org.watchword.throttle.LoginThrottle;
import org.watchword.throttle.Turn;

/** {@code POST /auth/login}: takes {@code username} and {@code password}, as JSON or as a form. */
final class LoginEndpoint implements Endpoint {

    private final LoginService logins;
    private final LoginThrottle throttle;
    private final Answers answers;

    LoginEndpoint(LoginService logins, LoginThrottle throttle, Answers answers) {
        this.logins = logins;
        this.throttle = throttle;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String username = fields.required("username", Limits.USERNAME);
        String password = fields.required("password", Limits.PASSWORD);
        fields.check();
        Turn turn = throttle.begin(request.remoteNetwork(), username);
        if (turn instanceof Turn.Refused refused) {
            return answers.failure(Failure.tooManyRequests(
                    "too_many_attempts", "Too many attempts; try again later", refused.retryAfter()));
        }
        LoginResult result = login(request, username, Password.of(password), ((Turn.Granted) turn).attempt());
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return answers.tokens(loggedIn.tokens());
        }
        if (result instanceof LoginResult.Busy busy) {
            return answers.failure(busy(busy.retryAfter()));
        }
        return answers.failure(Failure.invalidCredentials());
    }

    private LoginResult login(EndpointRequest request, String username, Password password, LoginAttempt attempt) {
        LoginResult result;
        try {
            result = logins.login(username, password, request.origin());
        } catch (RuntimeException e) {
            // Nobody was told whether the password is right.
            attempt.withdrawn();
            throw e;
        }
        if (result instanceof LoginResult.LoggedIn) {
            attempt.succeeded();
        } else if (result instanceof LoginResult.Busy) {
            attempt.withdrawn();
        } else {
            attempt.failed();
        }
        return result;
    }

    private static Failure busy(Duration retryAfter) {
        return Failure.unavailable("busy", "Too many logins at once; try again", retryAfter);
    }
}
