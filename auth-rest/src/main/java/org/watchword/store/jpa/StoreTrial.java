package org.watchword.store.jpa;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.EndReason;
import org.watchword.store.ExpiredRows;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.OneTimeToken.Purpose;
import org.watchword.store.Refusal;
import org.watchword.store.RevocationRecord;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;

/**
 * Calls each method of the ports once, with rows that nobody else has, so that a right that is missing or a statement that the database does not
 * know shows before the store is called ready. To be run in a transaction that is rolled back. No statement reads more rows than a request of an
 * administrator would.
 */
record StoreTrial(
        UserStore users,
        SessionStore sessions,
        SigningKeyStore signingKeys,
        RevocationStore revocations,
        AccountStore accounts,
        ExpiredRows expired,
        UserDirectory directory,
        RoleStore roles,
        AuditStore audit,
        AttemptStore attempts) {

    /** So long ago that no row of anybody's has expired by then. */
    private static final Instant AT = Instant.EPOCH;

    private static final Instant BEFORE = AT.minus(Duration.ofSeconds(1));
    private static final Instant LATER = AT.plus(Duration.ofHours(1));

    static StoreTrial of(JpaStores stores) {
        return new StoreTrial(
                stores.users(),
                stores.sessions(),
                stores.signingKeys(),
                stores.revocations(),
                stores.accounts(),
                stores.expired(),
                stores.directory(),
                stores.roles(),
                stores.audit(),
                stores.attempts());
    }

    /** Runs each kind of statement. What takes a lock that others may wait for comes last. */
    void run() {
        NewUser user = user(fresh(), Set.of(fresh()), Set.of(fresh()));
        accounts.register(user);
        readUser(user);
        changeAccount(user);
        invite();
        openSessions(user.id());
        refuse();
        writeDown();
        count();
        for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
            expired.remove(kind, AT, 1);
        }
        administer(user);
        signingKeys.all();
        signingKeys.addFirst(new SigningKeyRecord(fresh(), "ES256", "-", "-", AT));
    }

    private void readUser(NewUser user) {
        users.isEmpty();
        users.findById(user.id());
        users.findForToken(user.id());
        users.findByUsername(user.username());
        accounts.findByEmail(String.valueOf(user.email()));
        accounts.findUnverified(user.id());
        directory.hasAdministrator();
        directory.search(user.username(), 0, 1);
    }

    private void changeAccount(NewUser user) {
        String email = String.valueOf(user.email());
        OneTimeToken verifies = token(Purpose.VERIFY_EMAIL, user.id(), email, LATER);
        accounts.issue(verifies);
        accounts.find(verifies.hash(), Purpose.VERIFY_EMAIL, AT);
        accounts.verifyEmail(verifies.hash(), AT);
        OneTimeToken moves = token(Purpose.CHANGE_EMAIL, user.id(), fresh() + "@watchword.invalid", LATER);
        accounts.issue(moves);
        accounts.changeEmail(moves.hash(), AT);
        OneTimeToken resets = token(Purpose.RESET_PASSWORD, user.id(), moves.email(), LATER);
        accounts.issue(resets);
        accounts.resetPassword(resets.hash(), "-", AT);
        accounts.withdraw(user.id());
        users.replacePasswordHash(user.id(), "-", "--");
        directory.rename(user.id(), "-");
    }

    private void invite() {
        NewUser guest = user(fresh(), Set.of(), Set.of());
        OneTimeToken first = token(Purpose.INVITATION, guest.id(), String.valueOf(guest.email()), LATER);
        accounts.invite(guest, first);
        OneTimeToken second = token(Purpose.INVITATION, guest.id(), String.valueOf(guest.email()), LATER);
        accounts.invite(guest, second);
        accounts.accept(second.hash(), fresh(), "-", "-", AT);
        NewUser late = user(fresh(), Set.of(), Set.of());
        accounts.invite(late, token(Purpose.INVITATION, late.id(), String.valueOf(late.email()), BEFORE));
    }

    private void openSessions(String userId) {
        SessionRecord first = session(userId);
        SessionRecord second = session(userId);
        SessionRecord third = session(userId);
        sessions.open(first);
        sessions.open(second);
        sessions.open(third);
        sessions.find(first.id());
        sessions.rotate(first.id(), 0, new Rotation("-", "-", AT, LATER));
        sessions.findOpen(userId, AT, 0, 1);
        sessions.end(first.id(), EndReason.LOGOUT, AT, LATER);
        sessions.endOldestOf(userId, 2, EndReason.LOGOUT, AT, LATER);
        sessions.endOthersOf(userId, second.id(), EndReason.LOGOUT, AT, LATER);
        sessions.endAllOf(userId, EndReason.LOGOUT, AT, LATER);
    }

    private void refuse() {
        RevocationRecord entry = new RevocationRecord.OfUser(fresh(), AT, LATER);
        revocations.mayRead();
        revocations.record(entry);
        revocations.record(entry);
        revocations.recordedWithin(Duration.ofSeconds(1));
    }

    private void writeDown() {
        String user = fresh();
        String id = fresh();
        audit.add(new AuditRecord(id, BEFORE, "-", "-", user, null, null, null, null, null, null));
        audit.recount(id, "--");
        audit.find(new AuditStore.Filter(user, "-", BEFORE, AT), 0, 1);
        audit.deleteBefore(AT, 1);
    }

    private void count() {
        AttemptKey key = new AttemptKey(AttemptKey.Kind.REQUESTS, fresh());
        AttemptRecord one = new AttemptRecord(1, AT, "-", LATER);
        attempts.replace(key, null, one);
        attempts.find(key);
        attempts.replace(key, one, new AttemptRecord(2, AT, "-", LATER));
        attempts.remove(key);
    }

    private void administer(NewUser user) {
        String role = fresh();
        String permission = fresh();
        roles.createRole(role, "-", AT);
        roles.createPermission(permission, "-", AT);
        roles.grant(role, permission);
        roles.roles();
        roles.permissions();
        directory.grantRole(user.id(), role);
        directory.grantPermission(user.id(), permission);
        directory.takePermission(user.id(), permission, StoreTrial::refusal);
        directory.takeRole(user.id(), role, StoreTrial::refusal);
        roles.take(role, permission, StoreTrial::refusal);
        roles.deletePermission(permission, StoreTrial::refusal);
        roles.deleteRole(role, StoreTrial::refusal);
        NewUser another = user(fresh(), Set.of(), Set.of());
        users.create(another);
        directory.disable(another.id(), StoreTrial::refusal);
        directory.enable(another.id());
        directory.delete(another.id(), StoreTrial::refusal);
    }

    private static Refusal refusal() {
        return new Refusal(AT, LATER);
    }

    private static NewUser user(String name, Set<String> roles, Set<String> permissions) {
        return new NewUser(fresh(), name, name + "@watchword.invalid", "-", "-", roles, permissions, AT);
    }

    private static OneTimeToken token(Purpose purpose, String userId, String email, Instant expiresAt) {
        return new OneTimeToken(fresh(), purpose, userId, email, AT, expiresAt);
    }

    private static SessionRecord session(String userId) {
        return new SessionRecord(fresh(), userId, 0, "-", null, null, "-", AT, AT, LATER, LATER, null, "-", "-");
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
