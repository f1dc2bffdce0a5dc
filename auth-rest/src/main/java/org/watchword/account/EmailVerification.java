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

/** Lets the owners of e-mail addresses show that they are theirs. Thread-safe. */
public final class EmailVerification {

    private final AccountStore accounts;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param accounts who there is
     * @param tokenTtl how long a token in a mail is good
     * @param mails writes to users
     * @param audit takes note of what happened
     * @param clock the time
     */
    public EmailVerification(
            AccountStore accounts, Duration tokenTtl, AccountMails mails, AuditSink audit, Clock clock) {
        this.accounts = accounts;
        this.tokens = new OneTimeTokens(accounts, tokenTtl, clock);
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    void ask(String userId, String username, EmailAddress email) {
        String token = tokens.issue(OneTimeToken.Purpose.VERIFY_EMAIL, userId, email.text());
        mails.token(email.text(), username, OneTimeToken.Purpose.VERIFY_EMAIL, token);
    }

    /** As much work as {@link #ask}. */
    void tellOwner(EmailAddress email) {
        tokens.issueForNobody(OneTimeToken.Purpose.VERIFY_EMAIL);
        accounts.findByEmail(email.text()).ifPresent(mails::addressTaken);
    }

    /**
     * Verifies the address that a token was sent to.
     *
     * @return false where the token is not good (any more)
     */
    public boolean verify(String token, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> user = accounts.verifyEmail(OneTimeTokens.hash(token), now);
        user.ifPresent(id -> audit.record(new AuditEvent(AuditEvent.Kind.EMAIL_VERIFIED, now, id, null, origin, "")));
        return user.isPresent();
    }
}
