package org.watchword.embedded;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.watchword.account.LoginResult;
import org.watchword.account.LoginService;
import org.watchword.api.Failure;
import org.watchword.api.login.Actor;
import org.watchword.api.login.LoginOutcome;
import org.watchword.api.login.Logins;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.http.RequestOrigin;
import org.watchword.http.body.FailureException;
import org.watchword.http.guard.PasswordAttempts;
import org.watchword.password.Password;
import org.watchword.session.AccessTokenTooLongException;
import org.watchword.session.Logout;
import org.watchword.session.RefreshResult;
import org.watchword.session.RefreshService;
import org.watchword.session.SessionService;
import org.watchword.transport.ClientConnection;
import org.watchword.transport.ClientConnections;

/** {@link Logins} on the use cases of the endpoints. */
public final class HostLogins implements Logins {

    private final LoginService logins;
    private final SessionService sessions;
    private final RefreshService refreshes;
    private final Logout logout;
    private final PasswordAttempts attempts;
    private final ClientConnections connections;

    public HostLogins(
            LoginService logins,
            SessionService sessions,
            RefreshService refreshes,
            Logout logout,
            PasswordAttempts attempts,
            ClientConnections connections) {
        this.logins = logins;
        this.sessions = sessions;
        this.refreshes = refreshes;
        this.logout = logout;
        this.attempts = attempts;
        this.connections = connections;
    }

    @Override
    public LoginOutcome withPassword(String username, String password, HttpServletRequest request) {
        ClientConnection client = connections.of(request);
        Origin origin = RequestOrigin.of(request, client.address());
        LoginResult result;
        try {
            result = attempts.login(
                    new Actor(null, null, origin),
                    client.network(),
                    username,
                    () -> logins.login(username, Password.of(password), origin));
        } catch (FailureException tooMany) {
            Duration retryAfter = tooMany.failure().retryAfter();
            return new LoginOutcome.Throttled(retryAfter == null ? Duration.ofSeconds(1) : retryAfter);
        }
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return new LoginOutcome.LoggedIn(loggedIn.tokens());
        }
        return new LoginOutcome.Refused(
                result instanceof LoginResult.TokenTooLong
                        ? RefreshResult.Reason.TOO_LONG.code()
                        : Failure.invalidCredentials().reason());
    }

    @Override
    public LoginOutcome as(String userId, HttpServletRequest request) {
        try {
            Optional<SessionTokens> tokens = sessions.open(userId, found -> true, origin(request));
            return tokens.<LoginOutcome>map(LoginOutcome.LoggedIn::new)
                    .orElseGet(() -> new LoginOutcome.Refused(
                            Failure.invalidCredentials().reason()));
        } catch (AccessTokenTooLongException e) {
            return new LoginOutcome.Refused(RefreshResult.Reason.TOO_LONG.code());
        }
    }

    @Override
    public LoginOutcome refresh(String refreshToken, HttpServletRequest request) {
        RefreshResult result = refreshes.refresh(refreshToken, origin(request));
        return result instanceof RefreshResult.Refreshed refreshed
                ? new LoginOutcome.LoggedIn(refreshed.tokens())
                : new LoginOutcome.Refused(
                        ((RefreshResult.Rejected) result).reason().code());
    }

    @Override
    public void logout(String refreshToken, HttpServletRequest request) {
        logout.byRefreshToken(refreshToken, origin(request));
    }

    private Origin origin(HttpServletRequest request) {
        return RequestOrigin.of(request, connections.of(request).address());
    }
}
