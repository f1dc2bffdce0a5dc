package org.watchword.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.Origin;
import org.watchword.password.BrokenRule;
import org.watchword.password.Password;
import org.watchword.password.PasswordOwner;
import org.watchword.password.Passwords;
import org.watchword.session.SessionEnding;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AccountStore;
import org.watchword.store.EndReason;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** Lets users set a new password by a token that was sent to their address. */
public final class PasswordReset {

    private static final OneTimeToken.Purpose RESET = OneTimeToken.Purpose.RESET_PASSWORD;

    private final AccountStore accounts;
    private final UserStore users;
    private final Passwords passwords;
    private final SessionEnding ending;
    private final Consumer<UserRecord> afterwards;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param accounts the tokens
     * @param afterwards takes the lock from the account, since whoever reads its mail owns it, and tells its user
     */
    public PasswordReset(
            AccountStore accounts,
            UserStore users,
            Passwords passwords,
            SessionEnding ending,
            Consumer<UserRecord> afterwards,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.passwords = passwords;
        this.ending = ending;
        this.afterwards = afterwards;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sets a new password. The token is used up only where that is done.
     *
     * @throws BusyException where too many hash at once; nothing was changed then
     */
    public ResetResult reset(String token, Password password, Origin origin) {
        String hash = OneTimeTokens.hash(token);
        Optional<UserRecord> owner =
                accounts.find(hash, RESET, clock.instant()).flatMap(found -> users.findById(found.userId()));
        Optional<UserRecord> user = owner.filter(UserRecord::enabled);
        if (user.isEmpty()) {
            return badToken(owner, origin);
        }
        List<BrokenRule> broken = passwords.check(
                password, new PasswordOwner(user.get().username(), user.get().email()));
        if (!broken.isEmpty()) {
            return new ResetResult.BadPassword(broken);
        }
        String passwordHash = passwords.hash(password);
        // Before it too: where the database goes away in between, they have ended.
        ending.endAll(user.get().id(), EndReason.PASSWORD_RESET);
        Optional<String> done = accounts.resetPassword(hash, passwordHash, clock.instant());
        if (done.isEmpty()) {
            return badToken(user, origin);
        }
        ending.endAll(done.get(), EndReason.PASSWORD_RESET);
        audit.record(new AuditEvent(AuditEvent.Kind.PASSWORD_RESET, clock.instant(), done.get(), null, origin, ""));
        // Read again: the token has verified the address.
        users.findById(done.get()).ifPresent(afterwards);
        return new ResetResult.Done();
    }

    private ResetResult badToken(Optional<UserRecord> owner, Origin origin) {
        String userId = owner.map(UserRecord::id).orElse(null);
        audit.record(new AuditEvent(
                AuditEvent.Kind.PASSWORD_RESET_REFUSED, clock.instant(), userId, null, origin, "bad token"));
        return new ResetResult.BadToken();
    }
}
