package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.Origin;
import org.watchword.password.BrokenRule;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;
import org.watchword.password.PasswordOwner;
import org.watchword.password.Passwords;
import org.watchword.session.SessionEnding;
import org.watchword.session.SessionService;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.EndReason;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** Lets users change their own password, who must know the current one (OWASP ASVS V6.2.3). */
public final class PasswordChange {

    /** A login may replace the hash by a stronger one in between; then the current password is compared with that. */
    private static final int ATTEMPTS = 2;

    private final UserStore users;
    private final Passwords passwords;
    private final SessionEnding ending;
    private final SessionService sessions;
    private final PasswordChangeAftermath aftermath;
    private final AuditSink audit;
    private final Clock clock;

    /** @param aftermath what follows a new password */
    public PasswordChange(
            UserStore users,
            Passwords passwords,
            SessionEnding ending,
            SessionService sessions,
            PasswordChangeAftermath aftermath,
            AuditSink audit,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.ending = ending;
        this.sessions = sessions;
        this.aftermath = aftermath;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes a password. The user's other sessions end, since somebody else may have opened them; and this one gets
     * another refresh token, since somebody else may have that.
     *
     * @param sessionId the session that goes on
     * @throws BusyException where too many hash at once; nothing was changed then
     */
    public PasswordChangeResult change(
            String userId, String sessionId, Password current, Password replacement, Origin origin) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            UserRecord user = users.findById(userId).filter(UserRecord::enabled).orElse(null);
            if (user == null) {
                return new PasswordChangeResult.NoAccount();
            }
            List<BrokenRule> broken = passwords.check(replacement, new PasswordOwner(user.username(), user.email()));
            if (!broken.isEmpty()) {
                return new PasswordChangeResult.Refused(broken);
            }
            CheckedPassword checked = passwords.withOnePermit(hasher -> check(hasher, user, current, replacement));
            if (checked.hash().isEmpty()) {
                return refused(user, sessionId, checked.check(), origin);
            }
            if (replace(user, sessionId, checked.hash().get())) {
                audit(AuditEvent.Kind.PASSWORD_CHANGED, user, sessionId, origin, "");
                aftermath.run(user);
                return sessions.renew(sessionId)
                        .<PasswordChangeResult>map(PasswordChangeResult.Changed::new)
                        .orElseGet(PasswordChangeResult.NoAccount::new);
            }
        }
        throw new BusyException(Duration.ofSeconds(1));
    }

    /** All hashing of one change, in one turn. */
    private static CheckedPassword check(
            CredentialHasher hasher, UserRecord user, Password current, Password replacement) {
        PasswordCheck check = hasher.verify(current, user.passwordHash());
        boolean right = check == PasswordCheck.MATCH || check == PasswordCheck.MATCH_NEEDS_UPGRADE;
        return new CheckedPassword(check, right ? Optional.of(hasher.hash(replacement)) : Optional.empty());
    }

    /**
     * The others end before, so that they have ended where the database goes away in between and the client cannot try
     * again with the old password; and after, since one may have been opened with it until then.
     */
    private boolean replace(UserRecord user, String sessionId, String hash) {
        ending.endOthers(user.id(), sessionId, EndReason.PASSWORD_CHANGED);
        boolean replaced = users.replacePasswordHash(user.id(), user.passwordHash(), hash);
        if (replaced) {
            ending.endOthers(user.id(), sessionId, EndReason.PASSWORD_CHANGED);
        }
        return replaced;
    }

    private PasswordChangeResult refused(UserRecord user, String sessionId, PasswordCheck check, Origin origin) {
        if (check == PasswordCheck.UNUSABLE_HASH) {
            audit(AuditEvent.Kind.PASSWORD_HASH_UNUSABLE, user, sessionId, origin, "the stored hash cannot be read");
        } else {
            audit(AuditEvent.Kind.PASSWORD_CHANGE_FAILED, user, sessionId, origin, "wrong current password");
        }
        return new PasswordChangeResult.CurrentWrong();
    }

    private void audit(AuditEvent.Kind kind, UserRecord user, String sessionId, Origin origin, String detail) {
        Instant now = clock.instant();
        audit.record(new AuditEvent(kind, now, user.id(), sessionId, origin, detail));
    }

    private record CheckedPassword(PasswordCheck check, Optional<String> hash) {

        @Override
        public String toString() {
            return "CheckedPassword[" + check + "]";
        }
    }
}
