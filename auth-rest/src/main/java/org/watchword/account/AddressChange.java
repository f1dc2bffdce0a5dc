package org.watchword.account;

import java.time.Clock;
import java.util.Optional;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Outcome;
import org.watchword.identity.IdentityKey;
import org.watchword.password.Password;
import org.watchword.password.Passwords;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/**
 * Lets users have another e-mail address, who must know their password: whoever has the address can set a new one. The
 * account keeps the address that it has until somebody has read the mail at the other.
 */
public final class AddressChange {

    private final UserStore users;
    private final EmailVerification verification;
    private final Passwords passwords;
    private final AuditSink audit;
    private final Clock clock;

    public AddressChange(
            UserStore users, EmailVerification verification, Passwords passwords, AuditSink audit, Clock clock) {
        this.users = users;
        this.verification = verification;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends a token to the new address. Whether another user has it is told to that one only. */
    public AddressChangeResult ask(String userId, Password password, EmailAddress email, Actor actor) {
        Optional<UserRecord> user = users.findById(userId).filter(UserRecord::enabled);
        if (user.isEmpty()) {
            return new AddressChangeResult.NoAccount();
        }
        if (!passwords.matches(password, user.get().passwordHash())) {
            note(actor, userId, Outcome.FAILURE, "wrong password");
            return new AddressChangeResult.WrongPassword();
        }
        note(actor, userId, Outcome.SUCCESS, "");
        if (!isOf(email, user.get())) {
            verification.askFor(email, user.get());
        }
        return new AddressChangeResult.Requested();
    }

    private static boolean isOf(EmailAddress email, UserRecord user) {
        String has = user.email();
        return has != null && IdentityKey.ofEmail(has).equals(IdentityKey.ofEmail(email.text()));
    }

    private void note(Actor actor, String userId, Outcome outcome, String detail) {
        audit.record(
                AuditEvent.by(actor, AuditEvent.Kind.EMAIL_CHANGE_REQUESTED, outcome, clock.instant(), userId, detail));
    }
}
