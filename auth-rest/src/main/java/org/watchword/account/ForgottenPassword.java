package org.watchword.account;

import java.time.Clock;
import java.util.Optional;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AccountStore;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;
import org.watchword.throttle.MailLimit;

/** Sends users who forgot their password a token, which {@link PasswordReset} takes. */
public final class ForgottenPassword {

    private static final OneTimeToken.Purpose RESET = OneTimeToken.Purpose.RESET_PASSWORD;

    private final AccountStore accounts;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final MailLimit limit;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param accounts who has which address, and the tokens
     * @param limit how many mails an address gets
     */
    public ForgottenPassword(AccountStore accounts, AccountMails mails, MailLimit limit, AuditSink audit, Clock clock) {
        this.accounts = accounts;
        this.tokens = new OneTimeTokens(accounts, mails.tokenTtl(), clock);
        this.mails = mails;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a token to the owner of the address, if there is one, and unless it has had enough mails. Nobody else gets
     * to know which it was: the work is the same.
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
                clock.instant(),
                user.map(UserRecord::id).orElse(null),
                null,
                null,
                origin,
                detail));
    }
}
