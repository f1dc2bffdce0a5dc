package org.watchword.endpoint;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.account.LoginResult;
import org.watchword.account.LoginService;
import org.watchword.api.BearerToken;
import org.watchword.api.Failure;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.Fields;
import org.watchword.http.body.Limits;
import org.watchword.http.guard.PasswordAttempts;
import org.watchword.key.Keys;
import org.watchword.password.Password;
import org.watchword.servlet.FilterRuntime;
import org.watchword.session.Logout;
import org.watchword.session.RefreshResult;
import org.watchword.session.RefreshService;
import org.watchword.token.RejectionReason;
import org.watchword.token.Verification;
import org.watchword.token.VerifiedToken;

/** Logs in and out, refreshes, and lets others check tokens. */
public final class LoginEndpoints {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final LoginService logins;
    private final RefreshService refreshes;
    private final Logout logout;
    private final PasswordAttempts attempts;
    private final Supplier<FilterRuntime> runtime;
    private final Answers answers;

    public LoginEndpoints(
            LoginService logins,
            RefreshService refreshes,
            Logout logout,
            PasswordAttempts attempts,
            Supplier<FilterRuntime> runtime,
            Answers answers) {
        this.logins = logins;
        this.refreshes = refreshes;
        this.logout = logout;
        this.attempts = attempts;
        this.runtime = runtime;
        this.answers = answers;
    }

    /** Takes {@code username} and {@code password}, as JSON or as a form. */
    Answer login(Request request) {
        Fields fields = request.fields();
        String username = fields.required("username", Limits.USERNAME);
        String password = fields.required("password", Limits.PASSWORD);
        fields.check();
        LoginResult result = attempts.login(
                request.actor(),
                request.remoteNetwork(),
                username,
                () -> logins.login(username, Password.of(password), request.origin()));
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return answers.tokens(loggedIn.tokens());
        }
        return answers.failure(
                result instanceof LoginResult.TokenTooLong
                        ? failure(RefreshResult.Reason.TOO_LONG)
                        : Failure.invalidCredentials());
    }

    /** Takes {@code refresh_token}, as JSON or as a form. */
    Answer refresh(Request request) {
        RefreshResult result = refreshes.refresh(token(request, "refresh_token"), request.origin());
        return result instanceof RefreshResult.Refreshed refreshed
                ? answers.tokens(refreshed.tokens())
                : answers.failure(failure(((RefreshResult.Rejected) result).reason()));
    }

    private static Failure failure(RefreshResult.Reason reason) {
        return Failure.of(reason.status(), reason.code(), reason.message());
    }

    /**
     * Ends the session of the access token, or else of the {@code refresh_token} in the body. A second call is no
     * error.
     */
    Answer logout(Request request) {
        @Nullable Verification verification = request.verification().orElse(null);
        if (verification instanceof Verification.Verified verified
                && verified.token().isOfMainIssuer()
                && verified.token().sessionId().isPresent()) {
            logout.session(verified.token().sessionId().get(), verified.token().subject(), request.origin());
            return answers.done();
        }
        if (verification instanceof Verification.Rejected rejected && rejected.reason() == RejectionReason.REVOKED) {
            return answers.done();
        }
        Optional<Fields> fields = request.fieldsIfAny().filter(sent -> sent.has("refresh_token"));
        if (fields.isPresent()) {
            String token = fields.get().required("refresh_token", Limits.TOKEN);
            fields.get().check();
            logout.byRefreshToken(token, request.origin());
            return answers.done();
        }
        if (verification instanceof Verification.Verified) {
            // Another issuer's: it would live on, and 204 would be a lie.
            return answers.failure(Failure.badRequest("no_session", "The token belongs to no session", Map.of()));
        }
        return answers.failure(request.whyNoCaller());
    }

    /** Ends all sessions of the caller. */
    Answer logoutAll(Request request) {
        logout.everywhere(request.caller().getSubject(), request.origin());
        return answers.done();
    }

    /**
     * Takes {@code token}, as JSON or as a form, and says whether it would be accepted. Vouches for tokens of the main
     * issuer alone: who asks knows users by the subject, and another issuer's may have the same one.
     */
    Answer verify(Request request) {
        Verification verification = runtime.get().verifier().verify(new BearerToken(token(request, "token")));
        if (verification instanceof Verification.Verified other
                && !other.token().isOfMainIssuer()) {
            verification = new Verification.Rejected(RejectionReason.ISSUER);
        }
        if (verification instanceof Verification.Verified verified) {
            VerifiedToken token = verified.token();
            return answers.ok(answers.object()
                    .add("valid", true)
                    .add("username", token.name())
                    .add("subject", token.subject())
                    .add("roles", answers.array(token.roles()))
                    .add("permissions", answers.array(token.permissions()))
                    .add("issued_at", token.issuedAt().toString())
                    .add("expires_at", token.expiresAt().toString())
                    .build());
        }
        if (verification instanceof Verification.Rejected rejected) {
            return answers.ok(answers.object()
                    .add("valid", false)
                    .add("reason", rejected.reason().code())
                    .build());
        }
        return answers.failure(
                Failure.unavailable("token_not_verifiable", "The token cannot be verified now; try again", SOON));
    }

    /** The public keys as a JWK set (RFC 7517 §5); empty where a shared secret signs. */
    Answer publicKeys(Request request) {
        // Never an empty set for "not now": clients would believe that all keys were withdrawn.
        return runtime.get().keys().keys() instanceof Keys.Available available
                ? answers.publicKeys(available.ring())
                : answers.failure(
                        Failure.unavailable("keys_unavailable", "The keys cannot be read now; try again", SOON));
    }

    private static String token(Request request, String name) {
        Fields fields = request.fields();
        String token = fields.required(name, Limits.TOKEN);
        fields.check();
        return token;
    }
}
