package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditSink;
import org.watchword.audit.Origin;
import org.watchword.store.AccountStore;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;
import org.watchword.throttle.MailLimit;

/** Lets the owners of e-mail addresses show that they are theirs. Thread-safe. */
public final class EmailVerification {

    private final AccountStore accounts;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final MailLimit limit;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param accounts who there is
     * @param tokenTtl how long a token in a mail is good
     * @param mails writes to users
     * @param limit how many mails an address gets
     * @param audit takes note of what happened
     * @param clock the time
     */
    public EmailVerification(
            AccountStore accounts,
            Duration tokenTtl,
            AccountMails mails,
            MailLimit limit,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = new OneTimeTokens(accounts, tokenTtl, clock);
        this.mails = mails;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends a token; false where the address has had enough mails, and then earlier tokens stay good. */
    boolean ask(String userId, String username, EmailAddress email) {
        if (!limit.admits(email.text())) {
            tokens.issueForNobody(OneTimeToken.Purpose.VERIFY_EMAIL);
            return false;
        }
        String token = tokens.issue(OneTimeToken.Purpose.VERIFY_EMAIL, userId, email.text());
        mails.verification(email.text(), username, token);
        return true;
    }

    /** As much work as {@link #ask}. */
    void tellOwner(EmailAddress email) {
        boolean admitted = limit.admits(email.text());
        tokens.issueForNobody(OneTimeToken.Purpose.VERIFY_EMAIL);
        accounts.findByEmail(email.text()).filter(owner -> admitted).ifPresent(mails::addressTaken);
    }

    /** Sends a token to an address that a user wants to have; where another has it, that one hears of it. Both are the same work. */
    void askFor(EmailAddress email, UserRecord user) {
        Optional<UserRecord> owner = accounts.findByEmail(email.text());
        boolean admitted = limit.admits(email.text());
        // In each case, since it makes the user's earlier one worthless, and whether that is so must tell nothing
        // either.
        String token = tokens.issue(OneTimeToken.Purpose.CHANGE_EMAIL, user.id(), email.text());
        if (admitted) {
            owner.ifPresentOrElse(mails::addressTaken, () -> mails.verification(email.text(), user.username(), token));
        }
    }

    /** Sends another token to a user whose address is not verified; nothing happens where it is, or where there is none. */
    public void askAgain(String userId, Origin origin) {
        Optional<UserRecord> user = accounts.findUnverified(userId);
        Optional<EmailAddress> address = user.map(UserRecord::email).flatMap(EmailAddress::of);
        if (user.isEmpty() || address.isEmpty()) {
            return;
        }
        boolean sent = ask(userId, user.get().username(), address.get());
        audit.record(new AuditEvent(
                AuditEvent.Kind.EMAIL_VERIFICATION_REQUESTED,
                sent ? AuditEvent.Outcome.SUCCESS : AuditEvent.Outcome.FAILURE,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                userId,
                userId,
                null,
                origin,
                sent ? "" : "too many mails"));
    }

    /**
     * Verifies the address that a token was sent to.
     *
     * @return false where the token is not good (any more)
     */
    public boolean verify(String token, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String hash = OneTimeTokens.hash(token);
        Optional<String> user = accounts.verifyEmail(hash, now);
        user.ifPresent(id -> audit.record(new AuditEvent(AuditEvent.Kind.EMAIL_VERIFIED, now, id, null, origin, "")));
        boolean good = user.isPresent() || moved(hash, now, origin);
        if (!good) {
            audit.record(
                    new AuditEvent(AuditEvent.Kind.EMAIL_VERIFICATION_REFUSED, now, null, null, origin, "bad token"));
        }
        return good;
    }

    /** The token may be one that went to an address which its user does not have yet. */
    private boolean moved(String hash, Instant now, Origin origin) {
        Optional<UserRecord> before = accounts.changeEmail(hash, now);
        before.ifPresent(user -> {
            audit.record(new AuditEvent(AuditEvent.Kind.EMAIL_CHANGED, now, user.id(), null, origin, ""));
            mails.moved(user);
        });
        return before.isPresent();
    }
}
