package org.watchword.account;

import java.time.Clock;
import java.util.Optional;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.api.login.AuditEvent.Outcome;
import org.watchword.password.Password;
import org.watchword.password.Passwords;
import org.watchword.session.SessionEnding;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.Change;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/**
 * Lets users change their own accounts. Every method throws {@code StoreUnavailableException} when the store does not
 * answer.
 */
public final class OwnAccount {

    private final UserStore users;
    private final UserDirectory directory;
    private final Passwords passwords;
    private final SessionEnding ending;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param directory changes them
     * @param ending refuses the tokens of a user that is gone
     */
    public OwnAccount(
            UserStore users,
            UserDirectory directory,
            Passwords passwords,
            SessionEnding ending,
            AuditSink audit,
            Clock clock) {
        this.users = users;
        this.directory = directory;
        this.passwords = passwords;
        this.ending = ending;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives the account another full name; false where there is no account. */
    public boolean rename(String userId, String fullName, Actor actor) {
        boolean renamed = account(userId).isPresent() && directory.rename(userId, fullName);
        if (renamed) {
            audit.record(
                    AuditEvent.by(actor, Kind.ACCOUNT_CHANGED, Outcome.SUCCESS, clock.instant(), userId, "full_name"));
        }
        return renamed;
    }

    /**
     * Removes the account, its sessions, and whatever else is kept for it but what happened. A token alone is not
     * enough: whoever found one must not be able to do what nobody can undo.
     */
    public AccountDeletionResult remove(String userId, Password password, Actor actor) {
        Optional<UserRecord> user = account(userId);
        if (user.isEmpty()) {
            return new AccountDeletionResult.NoAccount();
        }
        if (!passwords.matches(password, user.get().passwordHash())) {
            return refused(userId, actor, "wrong password", new AccountDeletionResult.WrongPassword());
        }
        Change change = directory.delete(userId, ending::cutoff);
        ending.apply(change);
        return switch (change.outcome()) {
            case DONE -> {
                audit.record(AuditEvent.by(actor, Kind.ACCOUNT_DELETED, Outcome.SUCCESS, clock.instant(), userId, ""));
                yield new AccountDeletionResult.Removed();
            }
            case LAST_ADMINISTRATOR ->
                refused(userId, actor, "the last administrator", new AccountDeletionResult.LastAdministrator());
            default -> new AccountDeletionResult.NoAccount();
        };
    }

    private AccountDeletionResult refused(String userId, Actor actor, String why, AccountDeletionResult removal) {
        audit.record(AuditEvent.by(actor, Kind.ACCOUNT_DELETED, Outcome.FAILURE, clock.instant(), userId, why));
        return removal;
    }

    private Optional<UserRecord> account(String userId) {
        return users.findById(userId).filter(UserRecord::enabled);
    }
}
