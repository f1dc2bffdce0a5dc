package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditSink;
import org.watchword.password.Admission;
import org.watchword.password.BrokenRule;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
import org.watchword.session.SessionService;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** Lets users change their own password, who must know the current one (OWASP ASVS V6.2.3). Thread-safe. */
public final class PasswordChange {

    /** A login may replace the hash by a stronger one in between; then the current password is compared with that. */
    private static final int ATTEMPTS = 2;

    private final UserStore users;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final HashingBulkhead bulkhead;
    private final SessionService sessions;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param users whose passwords they are
     * @param policy the rules for new ones
     * @param hasher compares and hashes
     * @param bulkhead limits how many hash at once
     * @param sessions where the others end
     * @param audit takes note of what happened
     * @param clock the time
     */
    public PasswordChange(
            UserStore users,
            PasswordPolicy policy,
            PasswordHasher hasher,
            HashingBulkhead bulkhead,
            SessionService sessions,
            AuditSink audit,
            Clock clock) {
        this.users = users;
        this.policy = policy;
        this.hasher = hasher;
        this.bulkhead = bulkhead;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes a password. The user's other sessions end, since somebody else may have opened them.
     *
     * @param sessionId the session that goes on
     */
    public PasswordChangeResult change(String userId, String sessionId, Password current, Password replacement) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            UserRecord user = users.findById(userId).filter(UserRecord::enabled).orElse(null);
            if (user == null) {
                return new PasswordChangeResult.NoAccount();
            }
            List<BrokenRule> broken = policy.check(replacement, new PasswordOwner(user.username(), user.email()));
            if (!broken.isEmpty()) {
                return new PasswordChangeResult.Refused(broken);
            }
            Admission<Checked> admission = bulkhead.run(() -> check(user, current, replacement));
            if (admission instanceof Admission.Busy<Checked> busy) {
                return new PasswordChangeResult.Busy(busy.retryAfter());
            }
            Checked checked = ((Admission.Admitted<Checked>) admission).value();
            if (checked.hash().isEmpty()) {
                return refused(user, sessionId, checked.check());
            }
            if (replace(user, sessionId, checked.hash().get())) {
                audit(AuditEvent.Kind.PASSWORD_CHANGED, user, sessionId, "");
                return new PasswordChangeResult.Changed();
            }
        }
        return new PasswordChangeResult.Busy(Duration.ofSeconds(1));
    }

    /** All hashing of one change, in one turn. */
    private Checked check(UserRecord user, Password current, Password replacement) {
        PasswordCheck check = hasher.verify(current, user.passwordHash());
        boolean right = check == PasswordCheck.MATCH || check == PasswordCheck.MATCH_NEEDS_UPGRADE;
        return new Checked(check, right ? Optional.of(hasher.hash(replacement)) : Optional.empty());
    }

    /**
     * The others end before, so that they have ended where the database goes away in between and the client cannot try again with
     * the old password; and after, since one may have been opened with it until then.
     */
    private boolean replace(UserRecord user, String sessionId, String hash) {
        sessions.endOthers(user.id(), sessionId);
        boolean replaced = users.replacePasswordHash(user.id(), user.passwordHash(), hash);
        if (replaced) {
            sessions.endOthers(user.id(), sessionId);
        }
        return replaced;
    }

    private PasswordChangeResult refused(UserRecord user, String sessionId, PasswordCheck check) {
        if (check == PasswordCheck.UNUSABLE_HASH) {
            audit(AuditEvent.Kind.PASSWORD_HASH_UNUSABLE, user, sessionId, "the stored hash cannot be read");
        } else {
            audit(AuditEvent.Kind.PASSWORD_CHANGE_FAILED, user, sessionId, "wrong current password");
        }
        return new PasswordChangeResult.CurrentWrong();
    }

    private void audit(AuditEvent.Kind kind, UserRecord user, String sessionId, String detail) {
        audit.record(
                new AuditEvent(kind, clock.instant().truncatedTo(ChronoUnit.MILLIS), user.id(), sessionId, detail));
    }

    private record Checked(PasswordCheck check, Optional<String> hash) {

        @Override
        public String toString() {
            return "Checked[" + check + "]";
        }
    }
}
