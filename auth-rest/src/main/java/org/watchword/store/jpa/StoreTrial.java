package org.watchword.store.jpa;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.EndReason;
import org.watchword.store.ExpiredRows;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.OneTimeToken.Purpose;
import org.watchword.store.RevocationPart;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.Stores;

/**
 * Calls each method of the ports once, with rows that nobody else has, so that a right that is missing or a statement
 * that the database does not know shows before the store is called ready. To be run in a transaction that is rolled
 * back. No statement reads more rows than a request of an administrator would.
 */
record StoreTrial(Stores stores) {

    /** So long ago that no row of anybody's has expired by then. */
    private static final Instant AT = Instant.EPOCH;

    private static final Instant BEFORE = AT.minus(Duration.ofSeconds(1));
    private static final Instant LATER = AT.plus(Duration.ofHours(1));

    /** Runs each kind of statement. What takes a lock that others may wait for comes last. */
    void run() {
        NewUser user = user(fresh(), Set.of(fresh()), Set.of(fresh()));
        stores.accounts().register(user);
        readUser(user);
        changeAccount(user);
        invite();
        openSessions(user.id());
        refuse();
        writeDown();
        count();
        cleanUp(user.id());
        administer(user);
        rotateKeys();
        answer();
    }

    private void rotateKeys() {
        SigningKeyStore keys = stores.signingKeys();
        keys.mayRead();
        keys.addFirst(key());
        SigningKeyRecord last = keys.all().stream().reduce(key(), (earlier, later) -> later);
        SigningKeyRecord next = key();
        keys.addAfter(last.kid(), next);
        keys.replacePrivateKey(next.kid(), "-", "--");
        keys.revoke(next.kid(), AT, "-", null);
        keys.remove(next.kid());
    }

    private static SigningKeyRecord key() {
        return new SigningKeyRecord(fresh(), "ES256", "-", "-", AT);
    }

    /** There is a row of each kind to be removed, and it is the trial's own. */
    private void cleanUp(String userId) {
        SessionRecord over = new SessionRecord(
                fresh(), userId, 0, "-", null, null, "-", BEFORE, BEFORE, BEFORE, BEFORE, null, "-", "-");
        stores.sessions().open(over);
        stores.accounts().issue(token(Purpose.RESET_PASSWORD, userId, "-", BEFORE));
        stores.revocations().record(new RevocationRecord.OfSession(over.id(), BEFORE));
        AttemptKey forgotten = new AttemptKey(AttemptKey.Kind.REQUESTS, fresh());
        stores.attempts().replace(forgotten, null, new AttemptRecord(1, BEFORE, "-", BEFORE));
        for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
            stores.expired().remove(kind, AT, 1);
        }
    }

    private void readUser(NewUser user) {
        stores.users().isEmpty();
        stores.users().findById(user.id());
        stores.users().findForToken(user.id());
        stores.users().findByUsername(user.username());
        stores.users().findCredential(user.username());
        stores.accounts().findByEmail(String.valueOf(user.email()));
        stores.accounts().findUnverified(user.id());
        stores.directory().hasAdministrator();
        stores.directory().search(user.username(), 0, 1);
        stores.directory().usernames(Set.of(user.id()));
    }

    private void changeAccount(NewUser user) {
        String email = String.valueOf(user.email());
        OneTimeToken verifies = token(Purpose.VERIFY_EMAIL, user.id(), email, LATER);
        stores.accounts().issue(verifies);
        stores.accounts().find(verifies.hash(), Purpose.VERIFY_EMAIL, AT);
        stores.accounts().verifyEmail(verifies.hash(), AT);
        OneTimeToken moves = token(Purpose.CHANGE_EMAIL, user.id(), fresh() + "@watchword.invalid", LATER);
        stores.accounts().issue(moves);
        stores.accounts().changeEmail(moves.hash(), AT);
        OneTimeToken resets = token(Purpose.RESET_PASSWORD, user.id(), moves.email(), LATER);
        stores.accounts().issue(resets);
        stores.accounts().resetPassword(resets.hash(), "-", AT);
        stores.accounts().withdraw(user.id());
        stores.users().replacePasswordHash(user.id(), "-", "--");
        stores.directory().rename(user.id(), "-");
    }

    private void invite() {
        NewUser guest = user(fresh(), Set.of(), Set.of());
        OneTimeToken first = token(Purpose.INVITATION, guest.id(), String.valueOf(guest.email()), LATER);
        stores.accounts().invite(guest, first);
        OneTimeToken second = token(Purpose.INVITATION, guest.id(), String.valueOf(guest.email()), LATER);
        stores.accounts().invite(guest, second);
        stores.accounts().accept(second.hash(), fresh(), "-", "-", AT);
        NewUser late = user(fresh(), Set.of(), Set.of());
        stores.accounts().invite(late, token(Purpose.INVITATION, late.id(), String.valueOf(late.email()), BEFORE));
    }

    private void openSessions(String userId) {
        SessionRecord first = session(userId);
        SessionRecord second = session(userId);
        SessionRecord third = session(userId);
        stores.sessions().open(first);
        stores.sessions().open(second);
        stores.sessions().open(third);
        stores.sessions().find(first.id());
        stores.sessions().lock(first.id());
        stores.sessions().lockUser(userId, AT);
        stores.sessions().rotate(first.id(), 0, new Rotation("-", "-", AT, LATER));
        stores.sessions().findOpen(userId, AT, 0, 1);
        stores.sessions().end(first.id(), EndReason.LOGOUT, AT, LATER);
        stores.sessions().endOldestOf(userId, 2, EndReason.LOGOUT, AT, LATER);
        stores.sessions().endOthersOf(userId, second.id(), EndReason.LOGOUT, AT, LATER);
        stores.sessions().endAllOf(userId, EndReason.LOGOUT, AT, LATER);
    }

    private void refuse() {
        RevocationRecord entry = new RevocationRecord.OfUser(fresh(), AT, LATER);
        stores.revocations().mayRead();
        stores.revocations().startOver();
        stores.revocations().endOverdue();
        stores.revocations().record(entry);
        stores.revocations().record(entry);
        stores.revocations().now();
        stores.revocations().recordedWithin(Duration.ofSeconds(1));
        stores.revocations().recordedWithin(Duration.ofSeconds(1), RevocationPart.first(BEFORE, 1));
    }

    private void writeDown() {
        String user = fresh();
        String id = fresh();
        stores.audit().add(new AuditRecord(id, BEFORE, "-", "-", user, null, null, null, null, null, null));
        stores.audit().recount(id, "--");
        stores.audit().find(new AuditStore.Filter(user, "-", BEFORE, AT), 0, 1);
        stores.audit().deleteBefore(AT, 1);
    }

    /** Taken back, as all of it; the row is locked for no longer than a statement takes. */
    private void answer() {
        stores.downtime().latest();
        stores.downtime().answering();
        stores.downtime().answeringAgain();
    }

    private void count() {
        AttemptKey key = new AttemptKey(AttemptKey.Kind.REQUESTS, fresh());
        AttemptRecord one = new AttemptRecord(1, AT, "-", LATER);
        stores.attempts().replace(key, null, one);
        stores.attempts().find(key);
        stores.attempts().replace(key, one, new AttemptRecord(2, AT, "-", LATER));
        stores.attempts().remove(key);
    }

    private void administer(NewUser user) {
        String role = fresh();
        String permission = fresh();
        stores.roles().createRole(role, "-", AT);
        stores.roles().createPermission(permission, "-", AT);
        stores.roles().grant(role, permission);
        stores.roles().roles();
        stores.roles().permissions();
        stores.directory().grantRole(user.id(), role);
        stores.directory().grantPermission(user.id(), permission);
        stores.directory().takePermission(user.id(), permission, StoreTrial::cutoff);
        stores.directory().takeRole(user.id(), role, StoreTrial::cutoff);
        stores.roles().take(role, permission, StoreTrial::cutoff);
        stores.roles().deletePermission(permission, StoreTrial::cutoff);
        stores.roles().deleteRole(role, StoreTrial::cutoff);
        NewUser another = user(fresh(), Set.of(), Set.of());
        stores.users().create(another);
        stores.directory().disable(another.id(), StoreTrial::cutoff);
        stores.directory().enable(another.id());
        stores.directory().delete(another.id(), StoreTrial::cutoff);
    }

    private static RevocationRecord.Cutoff cutoff() {
        return new RevocationRecord.Cutoff(AT, LATER);
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
