package org.watchword.http.guard;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.watchword.account.LoginResult;
import org.watchword.api.Failure;
import org.watchword.api.login.Actor;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.audit.ThrottledLogins;
import org.watchword.http.Request;
import org.watchword.http.body.FailureException;
import org.watchword.store.CredentialRecord;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.throttle.LoginAttempt;
import org.watchword.throttle.LoginThrottle;
import org.watchword.throttle.ThrottleDecision;

/** Attempts at a password, counted together whether it is for a login or for something that asks for it again. */
public final class PasswordAttempts {

    /** Result of a try. */
    public enum Verdict {
        /** The password was right. */
        RIGHT,
        /** It was wrong, or there is no such user. */
        WRONG,
        /** It was not looked at. */
        NOT_COMPARED
    }

    private static final System.Logger LOG = System.getLogger(PasswordAttempts.class.getName());

    private final LoginThrottle throttle;
    private final ThrottledLogins refusals;
    private final UserStore users;

    public PasswordAttempts(LoginThrottle throttle, ThrottledLogins refusals, UserStore users) {
        this.throttle = throttle;
        this.refusals = refusals;
        this.users = users;
    }

    /**
     * Tries a password of whoever has this name, if anybody.
     *
     * @param name as the client wrote it
     * @throws FailureException 429 where there were too many, and then nothing is done
     */
    public <T> T byName(Request request, String name, Supplier<T> work, Function<T, Verdict> verdict) {
        return byName(request.actor(), request.remoteNetwork(), name, work, verdict);
    }

    /**
     * As the other, for an attempt that is no request of ours.
     *
     * @param network the address, or of IPv6 its /64
     */
    public <T> T byName(Actor actor, String network, String name, Supplier<T> work, Function<T, Verdict> verdict) {
        ThrottleDecision turn = throttle.begin(network, name);
        if (turn instanceof ThrottleDecision.Refused refused) {
            refusals.note(actor, network, () -> idOf(name));
            throw new FailureException(Failure.tooManyRequests(
                    "too_many_attempts", "Too many attempts; try again later", refused.retryAfter()));
        }
        LoginAttempt attempt = ((ThrottleDecision.Granted) turn).attempt();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            // Nobody was told whether the password is right.
            attempt.withdrawn();
            throw e;
        }
        switch (verdict.apply(result)) {
            case RIGHT -> attempt.succeeded();
            case WRONG -> attempt.failed();
            case NOT_COMPARED -> attempt.withdrawn();
        }
        return result;
    }

    /**
     * Tries a login.
     *
     * @param network the address, or of IPv6 its /64
     * @throws FailureException as {@link #byName}
     */
    public LoginResult login(Actor actor, String network, String username, Supplier<LoginResult> login) {
        return byName(
                actor,
                network,
                username,
                login,
                result -> result instanceof LoginResult.BadCredentials ? Verdict.WRONG : Verdict.RIGHT);
    }

    /**
     * Tries the password of an account, as a login by its own name would. Where there is no such account, or it is
     * disabled, nobody counts: no password is looked at.
     *
     * @throws FailureException as {@link #byName}
     */
    public <T> T byUser(Request request, String userId, Supplier<T> work, Function<T, Verdict> verdict) {
        Optional<UserRecord> user = users.findById(userId).filter(UserRecord::enabled);
        return user.isEmpty()
                ? work.get()
                : byName(request.actor(), request.remoteNetwork(), user.get().username(), work, verdict);
    }

    /** Empty too where the database does not answer: who tries too often is refused all the same. */
    private Optional<String> idOf(String name) {
        try {
            return users.findCredential(name).map(CredentialRecord::id);
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "The account of a refused try could not be read", e);
            return Optional.empty();
        }
    }
}
