package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;
import org.watchword.password.Passwords;
import org.watchword.session.AccessTokenTooLongException;
import org.watchword.session.SessionService;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.CredentialRecord;
import org.watchword.store.UserStore;

/** Logs users in by name and password. */
public final class LoginService {

    /** The password may be changed, or its hash upgraded by another login, while it is compared. */
    private static final int ATTEMPTS = 2;

    private final UserStore users;
    private final Passwords passwords;
    private final SessionService sessions;
    private final AuditSink audit;
    private final Clock clock;

    public LoginService(UserStore users, Passwords passwords, SessionService sessions, AuditSink audit, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Logs in. Whether the user exists shows neither in the answer nor in the time that it takes.
     *
     * @throws BusyException where too many log in at once; nothing was compared then
     */
    public LoginResult login(String username, Password password, Origin origin) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LoginResult result = attempt(username, password, origin);
            if (result != null) {
                return result;
            }
        }
        throw new BusyException(Duration.ofSeconds(1));
    }

    /**
     * @return null where the stored hash was replaced in between, so that a login that was slow does not outlive that
     */
    private @Nullable LoginResult attempt(String username, Password password, Origin origin) {
        CredentialRecord user = users.findCredential(username).orElse(null);
        CheckedPassword checked = passwords.withOnePermit(hasher -> check(hasher, user, password));
        if (user == null) {
            return refused(AuditEvent.Kind.LOGIN_FAILED, null, origin, "no such user");
        }
        switch (checked.check()) {
            case WRONG -> {
                return refused(AuditEvent.Kind.LOGIN_FAILED, user, origin, "wrong password");
            }
            case UNUSABLE_HASH -> {
                return refused(AuditEvent.Kind.PASSWORD_HASH_UNUSABLE, user, origin, "the stored hash cannot be read");
            }
            case MATCH, MATCH_NEEDS_UPGRADE -> {
                // Only now: an answer before the comparison would tell by its time who is disabled.
                if (!user.enabled()) {
                    return refused(AuditEvent.Kind.LOGIN_FAILED, user, origin, "disabled");
                }
            }
        }
        String compared =
                checked.upgraded().filter(hash -> upgrade(user, hash, origin)).orElse(user.passwordHash());
        Optional<SessionTokens> tokens;
        try {
            tokens = sessions.open(user.id(), now -> now.passwordHash().equals(compared), origin);
        } catch (AccessTokenTooLongException e) {
            audit(AuditEvent.Kind.LOGIN_FAILED, user, origin, String.valueOf(e.getMessage()));
            return new LoginResult.TokenTooLong();
        }
        return tokens.map(LoginResult.LoggedIn::new).orElse(null);
    }

    /** All hashing of one login, in one turn. */
    private static CheckedPassword check(CredentialHasher hasher, @Nullable CredentialRecord user, Password password) {
        if (user == null) {
            // The work of a wrong password (OWASP ASVS V6.3.8): otherwise a quick answer would tell which names exist.
            hasher.verifyForNobody(password);
            return new CheckedPassword(PasswordCheck.WRONG, Optional.empty());
        }
        PasswordCheck check = hasher.verify(password, user.passwordHash());
        boolean upgrade = check == PasswordCheck.MATCH_NEEDS_UPGRADE && user.enabled();
        return new CheckedPassword(check, upgrade ? Optional.of(hasher.hash(password)) : Optional.empty());
    }

    private boolean upgrade(CredentialRecord user, String hash, Origin origin) {
        boolean replaced = users.replacePasswordHash(user.id(), user.passwordHash(), hash);
        if (replaced) {
            audit(AuditEvent.Kind.PASSWORD_HASH_UPGRADED, user, origin, "");
        }
        return replaced;
    }

    private LoginResult refused(AuditEvent.Kind kind, @Nullable CredentialRecord user, Origin origin, String why) {
        audit(kind, user, origin, why);
        return new LoginResult.BadCredentials();
    }

    private void audit(AuditEvent.Kind kind, @Nullable CredentialRecord user, Origin origin, String detail) {
        Instant now = clock.instant();
        audit.record(new AuditEvent(kind, now, user == null ? null : user.id(), null, origin, detail));
    }

    private record CheckedPassword(PasswordCheck check, Optional<String> upgraded) {

        @Override
        public String toString() {
            return "CheckedPassword[" + check + "]";
        }
    }
}
