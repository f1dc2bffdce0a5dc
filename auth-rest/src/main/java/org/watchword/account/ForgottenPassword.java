package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditSink;
import org.watchword.audit.Origin;
import org.watchword.password.Admission;
import org.watchword.password.BrokenRule;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.Password;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
import org.watchword.session.SessionEnding;
import org.watchword.store.AccountStore;
import org.watchword.store.EndReason;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.throttle.MailLimit;

/** Lets users who forgot their password set a new one, by a token that is sent to their address. Thread-safe. */
public final class ForgottenPassword {

    private static final OneTimeToken.Purpose RESET = OneTimeToken.Purpose.RESET_PASSWORD;

    private final AccountStore accounts;
    private final UserStore users;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final HashingBulkhead bulkhead;
    private final SessionEnding ending;
    private final Consumer<String> unlocking;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final MailLimit limit;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param accounts who has which address, and the tokens
     * @param users who there is
     * @param policy which passwords may be set
     * @param hasher hashes them
     * @param bulkhead limits how many are hashed at once
     * @param ending ends the sessions: whoever knew the old password is out
     * @param unlocking takes the lock from the account of this name: whoever reads its mail owns it
     * @param tokenTtl how long a token in a mail is good
     * @param mails writes to users
     * @param limit how many mails an address gets
     * @param audit takes note of what happened
     * @param clock the time
     */
    public ForgottenPassword(
            AccountStore accounts,
            UserStore users,
            PasswordPolicy policy,
            PasswordHasher hasher,
            HashingBulkhead bulkhead,
            SessionEnding ending,
            Consumer<String> unlocking,
            Duration tokenTtl,
            AccountMails mails,
            MailLimit limit,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.policy = policy;
        this.hasher = hasher;
        this.bulkhead = bulkhead;
        this.ending = ending;
        this.unlocking = unlocking;
        this.tokens = new OneTimeTokens(accounts, tokenTtl, clock);
        this.mails = mails;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a token to the owner of the address, if there is one, and unless it has had enough mails. Nobody else gets to know which it
     * was: the work is the same.
     */
    public void request(EmailAddress email, Origin origin) {
        boolean admitted = limit.admits(email.text());
        Optional<UserRecord> user = accounts.findByEmail(email.text()).filter(UserRecord::enabled);
        if (user.isEmpty() || !admitted) {
            // The token that was sent before stays good: whoever asks too often must not make it worthless.
            tokens.issueForNobody(RESET);
            mails.nothing();
            requested(user, AuditEvent.Outcome.FAILURE, origin, user.isEmpty() ? "no such user" : "too many mails");
            return;
        }
        // To the address as its owner wrote it, not as the client did: letters that only look alike in some way of
        // comparing must not lead a token elsewhere.
        String address = String.valueOf(user.get().email());
        String token = tokens.issue(RESET, user.get().id(), address);
        mails.reset(user.get(), address, token);
        requested(user, AuditEvent.Outcome.SUCCESS, origin, "");
    }

    private void requested(Optional<UserRecord> user, AuditEvent.Outcome outcome, Origin origin, String detail) {
        audit.record(new AuditEvent(
                AuditEvent.Kind.PASSWORD_RESET_REQUESTED,
                outcome,
                now(),
                user.map(UserRecord::id).orElse(null),
                null,
                null,
                origin,
                detail));
    }

    /** Sets a new password. The token is used up only where that is done. */
    public ResetResult reset(String token, Password password, Origin origin) {
        String hash = OneTimeTokens.hash(token);
        Optional<UserRecord> owner = accounts.find(hash, RESET, now()).flatMap(found -> users.findById(found.userId()));
        Optional<UserRecord> user = owner.filter(UserRecord::enabled);
        if (user.isEmpty()) {
            return badToken(owner, origin);
        }
        List<BrokenRule> broken = policy.check(
                password, new PasswordOwner(user.get().username(), user.get().email()));
        if (!broken.isEmpty()) {
            return new ResetResult.BadPassword(broken);
        }
        Admission<String> admission = bulkhead.run(() -> hasher.hash(password));
        if (admission instanceof Admission.Busy<String> busy) {
            return new ResetResult.Busy(busy.retryAfter());
        }
        // Before it too: where the database goes away in between, they have ended.
        ending.endAll(user.get().id(), EndReason.PASSWORD_RESET);
        Optional<String> done = accounts.resetPassword(hash, ((Admission.Admitted<String>) admission).value(), now());
        if (done.isEmpty()) {
            return badToken(user, origin);
        }
        ending.endAll(done.get(), EndReason.PASSWORD_RESET);
        audit.record(new AuditEvent(AuditEvent.Kind.PASSWORD_RESET, now(), done.get(), null, origin, ""));
        unlocking.accept(user.get().username());
        // Read again: the token has verified the address.
        users.findById(done.get()).ifPresent(mails::passwordChanged);
        return new ResetResult.Done();
    }

    private ResetResult badToken(Optional<UserRecord> owner, Origin origin) {
        String userId = owner.map(UserRecord::id).orElse(null);
        audit.record(new AuditEvent(AuditEvent.Kind.PASSWORD_RESET_REFUSED, now(), userId, null, origin, "bad token"));
        return new ResetResult.BadToken();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
