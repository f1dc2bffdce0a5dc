package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AccountStore;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;
import org.watchword.throttle.MailLimit;

/** Lets the owners of e-mail addresses show that they are theirs. */
public final class EmailVerification {

    private final AccountStore accounts;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final MailLimit limit;
    private final MailLimit moves;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param tokenTtl how long a token in a mail is good
     * @param limit how many mails an address gets
     * @param moves how many that tell it that mail goes elsewhere
     */
    public EmailVerification(
            AccountStore accounts,
            Duration tokenTtl,
            AccountMails mails,
            MailLimit limit,
            MailLimit moves,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = new OneTimeTokens(accounts, tokenTtl, clock);
        this.mails = mails;
        this.limit = limit;
        this.moves = moves;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a token to who has registered, or where another has the address, tells that one. Both are the same work.
     */
    void registered(String userId, EmailAddress email) {
        write(userId, email, true);
    }

    /**
     * The work of one mail, whoever has the address: its time tells nobody who has.
     *
     * @return why no token was sent; empty where one was. Earlier tokens stay good then
     */
    private Optional<String> write(String userId, EmailAddress email, boolean tellsOwner) {
        Optional<UserRecord> owner = accounts.findByEmail(email.text());
        boolean isOwn = owner.filter(user -> user.id().equals(userId)).isPresent();
        boolean admitted = limit.admits(email.text());
        if (isOwn && admitted) {
            mails.verification(email.text(), tokens.issue(OneTimeToken.Purpose.VERIFY_EMAIL, userId, email.text()));
            return Optional.empty();
        }
        tokens.issueForNobody(OneTimeToken.Purpose.VERIFY_EMAIL);
        if (admitted && tellsOwner && owner.isPresent()) {
            mails.addressTaken(owner.get());
        } else {
            mails.nothing();
        }
        return Optional.of(isOwn ? "too many mails" : "the address is another user's");
    }

    /**
     * Sends a token to an address that a user wants to have; where another has it, that one hears of it. Both are the
     * same work.
     */
    void askFor(EmailAddress email, UserRecord user) {
        Optional<UserRecord> owner = accounts.findByEmail(email.text());
        boolean admitted = limit.admits(email.text());
        // In each case, since it makes the user's earlier one worthless, and whether that is so must tell nothing
        // either.
        String token = tokens.issue(OneTimeToken.Purpose.CHANGE_EMAIL, user.id(), email.text());
        if (admitted) {
            owner.ifPresentOrElse(mails::addressTaken, () -> mails.verification(email.text(), token));
        } else {
            mails.nothing();
        }
    }

    /**
     * Sends another token to a user whose address is not verified; nothing happens where it is, or where there is none.
     * Where the address is another's, as much is done and nothing is sent.
     */
    public void askAgain(String userId, Origin origin) {
        Optional<UserRecord> user = accounts.findUnverified(userId);
        Optional<EmailAddress> address = user.map(UserRecord::email).flatMap(EmailAddress::of);
        if (user.isEmpty() || address.isEmpty()) {
            return;
        }
        Optional<String> unsent = write(userId, address.get(), false);
        audit.record(new AuditEvent(
                AuditEvent.Kind.EMAIL_VERIFICATION_REQUESTED,
                unsent.isEmpty() ? AuditEvent.Outcome.SUCCESS : AuditEvent.Outcome.FAILURE,
                clock.instant(),
                userId,
                userId,
                null,
                origin,
                unsent.orElse("")));
    }

    /**
     * Verifies the address that a token was sent to.
     *
     * @return false where the token is not good (any more)
     */
    public boolean verify(String token, Origin origin) {
        Instant now = clock.instant();
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
            Optional.ofNullable(user.email())
                    .filter(email -> user.emailVerified() && moves.admits(email))
                    .ifPresent(email -> mails.moved(user));
        });
        return before.isPresent();
    }
}
