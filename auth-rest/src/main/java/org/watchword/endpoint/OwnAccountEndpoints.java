package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.account.AccountDeletionResult;
import org.watchword.account.AccountReader;
import org.watchword.account.AccountView;
import org.watchword.account.AddressChange;
import org.watchword.account.AddressChangeResult;
import org.watchword.account.EmailAddress;
import org.watchword.account.OwnAccount;
import org.watchword.account.PasswordChange;
import org.watchword.account.PasswordChangeResult;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.api.login.Page;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.EmailField;
import org.watchword.http.body.FailureException;
import org.watchword.http.body.Fields;
import org.watchword.http.body.FullName;
import org.watchword.http.body.Limits;
import org.watchword.http.guard.PasswordAttempts;
import org.watchword.password.Password;
import org.watchword.session.OwnSessions;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.token.RejectionReason;

/** Shows and changes the caller's own account, its password and its sessions. */
public final class OwnAccountEndpoints {

    private static final String FULL_NAME = "full_name";
    private static final String PASSWORD = "password";
    private static final String CURRENT_PASSWORD = "current_password";
    private static final String NEW_PASSWORD = "new_password";

    private final AccountReader reader;
    private final OwnAccount accounts;
    private final Optional<AddressChange> addresses;
    private final OwnSessions sessions;
    private final PasswordChange change;
    private final PasswordAttempts attempts;
    private final Answers answers;

    /**
     * @param accounts renames and removes them
     * @param addresses changes e-mail addresses; empty where mail is off
     * @param change changes passwords
     */
    public OwnAccountEndpoints(
            AccountReader reader,
            OwnAccount accounts,
            Optional<AddressChange> addresses,
            OwnSessions sessions,
            PasswordChange change,
            PasswordAttempts attempts,
            Answers answers) {
        this.reader = reader;
        this.accounts = accounts;
        this.addresses = addresses;
        this.sessions = sessions;
        this.change = change;
        this.attempts = attempts;
        this.answers = answers;
    }

    /** The account as it is now; for a token of another issuer, what the token says. */
    Answer me(Request request) {
        AuthPrincipal caller = request.caller();
        Optional<AccountView> found = reader.find(caller.getSubject());
        if (found.isEmpty() && caller.getSessionId().isPresent()) {
            return answers.failure(noAccount(caller));
        }
        AccountView account = found.orElseGet(() -> fromToken(caller));
        JsonObjectBuilder body = answers.object().add("id", account.id()).add("username", account.username());
        Answers.addOrNull(body, "email", account.email());
        body.add("email_verified", account.emailVerified());
        Answers.addOrNull(body, FULL_NAME, account.fullName());
        return answers.ok(body.add("roles", answers.array(account.roles()))
                .add("permissions", answers.array(account.permissions()))
                .build());
    }

    private static AccountView fromToken(AuthPrincipal caller) {
        return new AccountView(
                caller.getSubject(), caller.getName(), null, false, null, caller.getRoles(), caller.getPermissions());
    }

    /**
     * Takes {@code full_name}, and where mail is on {@code email} with {@code password}. Any other field is refused by
     * its name, so that nobody can give itself roles, or believes to have.
     */
    Answer update(Request request) {
        String caller = request.caller().getSubject();
        Fields fields = request.fields();
        if (addresses.isPresent() && fields.has(EmailField.NAME)) {
            return move(addresses.get(), caller, fields, request);
        }
        fields.only(FULL_NAME);
        String fullName = FullName.required(fields);
        fields.check();
        return renamed(caller, fullName, request);
    }

    private Answer move(AddressChange moving, String caller, Fields fields, Request request) {
        fields.only(FULL_NAME, EmailField.NAME, PASSWORD);
        Optional<EmailAddress> email = EmailField.required(fields);
        String password = fields.required(PASSWORD, Limits.PASSWORD);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        AddressChangeResult result = attempts.byUser(
                request,
                caller,
                () -> moving.ask(caller, Password.of(password), email.orElseThrow(), request.actor()),
                OwnAccountEndpoints::verdict);
        if (result instanceof AddressChangeResult.Requested) {
            return fullName == null ? answers.done() : renamed(caller, fullName, request);
        }
        return answers.failure(
                result instanceof AddressChangeResult.NoAccount ? noAccount(request.caller()) : wrongPassword());
    }

    private static PasswordAttempts.Verdict verdict(AddressChangeResult result) {
        if (result instanceof AddressChangeResult.Requested) {
            return PasswordAttempts.Verdict.RIGHT;
        }
        return result instanceof AddressChangeResult.WrongPassword
                ? PasswordAttempts.Verdict.WRONG
                : PasswordAttempts.Verdict.NOT_COMPARED;
    }

    private Answer renamed(String caller, String fullName, Request request) {
        return accounts.rename(caller, fullName, request.actor())
                ? answers.done()
                : answers.failure(noAccount(request.caller()));
    }

    /**
     * Takes {@code password}, and removes the account. Has two routes, since Payara and GlassFish by themselves refuse
     * a DELETE that has a body, which has no meaning of its own there (RFC 9110 §9.3.5).
     */
    Answer delete(Request request) {
        String caller = request.caller().getSubject();
        Fields fields = request.fields();
        String password = fields.required(PASSWORD, Limits.PASSWORD);
        fields.check();
        AccountDeletionResult removal = attempts.byUser(
                request,
                caller,
                () -> accounts.remove(caller, Password.of(password), request.actor()),
                OwnAccountEndpoints::verdict);
        if (removal instanceof AccountDeletionResult.Removed) {
            return answers.done();
        }
        if (removal instanceof AccountDeletionResult.WrongPassword) {
            return answers.failure(wrongPassword());
        }
        return answers.failure(
                removal instanceof AccountDeletionResult.LastAdministrator
                        ? ChangeAnswers.lastAdministrator()
                        : noAccount(request.caller()));
    }

    private static PasswordAttempts.Verdict verdict(AccountDeletionResult removal) {
        if (removal instanceof AccountDeletionResult.WrongPassword) {
            return PasswordAttempts.Verdict.WRONG;
        }
        boolean right = removal instanceof AccountDeletionResult.Removed
                || removal instanceof AccountDeletionResult.LastAdministrator;
        return right ? PasswordAttempts.Verdict.RIGHT : PasswordAttempts.Verdict.NOT_COMPARED;
    }

    /** Lists the sessions that go on, the latest login first: {@code ?page=&size=}. */
    Answer sessions(Request request) {
        AuthPrincipal caller = request.caller();
        String current = caller.getSessionId().orElse("");
        Paging paging = Paging.of(request);
        Page<SessionStore.OpenSession> page = sessions.of(caller.getSubject(), paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.rows().forEach(row -> list.add(session(row.session(), current)));
        return paging.answer(answers, "sessions", list, page.total());
    }

    private JsonObjectBuilder session(SessionRecord session, String current) {
        JsonObjectBuilder body = answers.object().add("id", session.id());
        Answers.addOrNull(body, "device", session.userAgent());
        Answers.addOrNull(body, "address", session.address());
        boolean isCurrent = session.id().equals(current);
        boolean idleFirst = session.idleExpiresAt().isBefore(session.expiresAt());
        return body.add("created_at", session.createdAt().toString())
                .add("last_used_at", isCurrent ? session.rotatedAt().toString() : LastUse.seenByOthers(session))
                .add("expires_at", (idleFirst ? session.idleExpiresAt() : session.expiresAt()).toString())
                .add("current", isCurrent);
    }

    /** Ends one of the caller's sessions. Another's is as unknown as one that never was. */
    Answer endSession(Request request) {
        String caller = request.caller().getSubject();
        return sessions.end(caller, request.variable("id"), request.actor())
                ? answers.done()
                : answers.failure(Failure.of(404, "session_not_found", "No such session"));
    }

    /**
     * Takes {@code current_password} and {@code new_password}. The caller's session goes on with new tokens, the others
     * of the user end.
     */
    Answer changePassword(Request request) {
        AuthPrincipal caller = request.caller();
        String sessionId = caller.getSessionId()
                .orElseThrow(() -> new FailureException(
                        Failure.badRequest("no_session", "The token belongs to no session", Map.of())));
        Fields fields = request.fields();
        String current = fields.required(CURRENT_PASSWORD, Limits.PASSWORD);
        String replacement = fields.required(NEW_PASSWORD, Limits.PASSWORD);
        fields.check();
        String userId = caller.getSubject();
        PasswordChangeResult result = attempts.byUser(
                request,
                userId,
                () -> change.change(
                        userId, sessionId, Password.of(current), Password.of(replacement), request.origin()),
                OwnAccountEndpoints::verdict);
        return result instanceof PasswordChangeResult.Changed changed
                ? answers.tokens(changed.tokens())
                : answers.failure(failure(result));
    }

    private static PasswordAttempts.Verdict verdict(PasswordChangeResult result) {
        if (result instanceof PasswordChangeResult.Changed) {
            return PasswordAttempts.Verdict.RIGHT;
        }
        return result instanceof PasswordChangeResult.CurrentWrong
                ? PasswordAttempts.Verdict.WRONG
                : PasswordAttempts.Verdict.NOT_COMPARED;
    }

    private static Failure failure(PasswordChangeResult result) {
        if (result instanceof PasswordChangeResult.Refused refused) {
            return PasswordFailure.of(NEW_PASSWORD, refused.broken());
        }
        if (result instanceof PasswordChangeResult.NoAccount) {
            return revoked();
        }
        // Not a 401: that would say that the token is bad, and clients would throw it away.
        return Failure.badRequest(
                "current_password_wrong", "The current password is wrong", Map.of(CURRENT_PASSWORD, "is wrong"));
    }

    /** A wrong password is a 403: the token is good, and a 401 would make clients throw their session away. */
    private static Failure wrongPassword() {
        return Failure.of(403, "wrong_password", "The password is wrong");
    }

    /**
     * 401 for one of our own users, disabled or gone since the token was issued; 404 for another issuer's, who never
     * had one.
     */
    private static Failure noAccount(AuthPrincipal caller) {
        return caller.getSessionId().isPresent()
                ? revoked()
                : Failure.of(404, "no_account", "The caller has no account here");
    }

    private static Failure revoked() {
        return Failure.invalidToken(RejectionReason.REVOKED.code(), RejectionReason.REVOKED.message());
    }
}
