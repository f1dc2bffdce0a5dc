package org.watchword.account;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.api.login.AuditEvent.Outcome;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.revocation.RevocationRecord;
import org.watchword.session.SessionEnding;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.Change;
import org.watchword.store.EndReason;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/**
 * Administers users. What is taken away is in force at once on this node, and on the others within the poll. There is
 * no way to set another's password. Every method throws {@code StoreUnavailableException} when the store does not
 * answer.
 */
public final class UserAdministration {

    private final UserDirectory directory;
    private final UserStore users;
    private final SessionEnding ending;
    private final Consumer<String> unlocking;
    private final AuditSink audit;
    private final Clock clock;

    public UserAdministration(
            UserDirectory directory,
            UserStore users,
            SessionEnding ending,
            Consumer<String> unlocking,
            AuditSink audit,
            Clock clock) {
        this.directory = directory;
        this.users = users;
        this.ending = ending;
        this.unlocking = unlocking;
        this.audit = audit;
        this.clock = clock;
    }

    /** As {@link UserDirectory#search}. */
    public UserDirectory.FoundUsers search(String query, int page, int size) {
        return directory.search(query, page, size);
    }

    /** Lets a user log in no more, and ends its sessions. */
    public Change disable(String id, Actor actor) {
        Change change = taken(Kind.USER_DISABLED, id, actor, "", cutoff -> directory.disable(id, cutoff));
        if (change.outcome() == ChangeOutcome.DONE) {
            // After it, not with it: a login that was faster than the change has stored its session by now.
            ending.endAll(id, EndReason.USER_DISABLED);
        }
        return change;
    }

    /** Lets a user log in again. */
    public Change enable(String id, Actor actor) {
        return noted(Kind.USER_ENABLED, id, actor, "", directory.enable(id));
    }

    /** Takes the lock from the account of a user that many failed logins have put on it. */
    public Change unlock(String id, Actor actor) {
        Optional<UserRecord> user = users.findById(id);
        user.ifPresent(found -> unlocking.accept(found.username()));
        return noted(
                Kind.USER_UNLOCKED,
                id,
                actor,
                "",
                Change.of(user.isPresent() ? ChangeOutcome.DONE : ChangeOutcome.NO_SUCH_USER));
    }

    /** Ends all sessions of a user. */
    public Change endSessions(String id, Actor actor) {
        if (users.findById(id).isEmpty()) {
            return noted(Kind.SESSIONS_ENDED, id, actor, "", Change.of(ChangeOutcome.NO_SUCH_USER));
        }
        ending.endAll(id, EndReason.ADMINISTRATOR);
        return noted(Kind.SESSIONS_ENDED, id, actor, "", Change.of(ChangeOutcome.DONE));
    }

    /** Removes a user, with its sessions. */
    public Change delete(String id, Actor actor) {
        return taken(Kind.USER_DELETED, id, actor, "", cutoff -> directory.delete(id, cutoff));
    }

    /** Gives a user a role. */
    public Change grantRole(String id, String role, Actor actor) {
        return noted(Kind.ROLE_GRANTED, id, actor, role, directory.grantRole(id, role));
    }

    /** Takes a role from a user; its sessions go on without it. */
    public Change takeRole(String id, String role, Actor actor) {
        return taken(Kind.ROLE_TAKEN, id, actor, role, cutoff -> directory.takeRole(id, role, cutoff));
    }

    /** Gives a user a permission. */
    public Change grantPermission(String id, String permission, Actor actor) {
        return noted(Kind.PERMISSION_GRANTED, id, actor, permission, directory.grantPermission(id, permission));
    }

    /** Takes a permission from a user; its sessions go on without it. */
    public Change takePermission(String id, String permission, Actor actor) {
        return taken(
                Kind.PERMISSION_TAKEN,
                id,
                actor,
                permission,
                cutoff -> directory.takePermission(id, permission, cutoff));
    }

    private Change taken(
            Kind kind, String id, Actor actor, String name, Function<Supplier<RevocationRecord.Cutoff>, Change> work) {
        Change change = work.apply(ending::cutoff);
        ending.apply(change);
        return noted(kind, id, actor, name, change);
    }

    /** Records a change, unless nothing happened. What does not exist is not named: it would be the client's text. */
    private Change noted(Kind kind, String id, Actor actor, String name, Change change) {
        AdministrationEvent act = new AdministrationEvent(change.outcome());
        if (act.isWorthNoting()) {
            boolean known = change.outcome() != ChangeOutcome.NO_SUCH_USER;
            Outcome outcome = act.outcome();
            audit.record(AuditEvent.by(actor, kind, outcome, clock.instant(), known ? id : null, act.detail(name)));
        }
        return change;
    }
}
