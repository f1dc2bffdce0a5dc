package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.store.TestRecords.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Page;
import org.watchword.revocation.RevocationRecord;

/** What every {@link SessionStore} keeps. */
public abstract class SessionStoreContract {

    private static final Instant AT = NOW.plusSeconds(60);
    private static final Instant UNTIL = AT.plus(Duration.ofMinutes(15));

    protected abstract SessionStore store();

    /** Who there is. */
    protected abstract UserStore users();

    /** The list that goes with the sessions. */
    protected abstract RevocationStore revocations();

    private List<RevocationRecord> recorded() {
        return revocations().recordedWithin(Duration.ofMinutes(5));
    }

    @Test
    void openedSessionIsFoundWithEveryField() {
        SessionRecord fresh = TestRecords.session();
        SessionRecord full = new SessionRecord(
                TestRecords.id(),
                TestRecords.id(),
                7,
                "current",
                "previous",
                "nonce",
                "family",
                NOW,
                NOW.plusMillis(1),
                NOW.plusMillis(2),
                NOW.plusMillis(3),
                NOW.plusMillis(4),
                null,
                null);

        store().open(fresh);
        store().open(full);

        assertThat(store().find(fresh.id())).contains(fresh);
        assertThat(store().find(full.id())).contains(full);
    }

    @Test
    void lockedUserComesAsTheNextTokenTellsItAndWithTheNumberOfItsSessionsThatGoOn() {
        NewUser ada = TestRecords.user("ada", Set.of("clerk", "user"), Set.of("phones:write"));
        users().create(ada);
        SessionRecord ended = at(ada.id(), NOW);
        SessionRecord open = at(ada.id(), NOW);
        List.of(at(ada.id(), NOW), open, ended, at(TestRecords.id(), NOW)).forEach(store()::open);
        store().end(ended.id(), EndReason.LOGOUT, AT, UNTIL);
        revocations().record(new RevocationRecord.OfUser(ada.id(), AT, UNTIL));

        TokenSubject subject = new TokenSubject(users().findById(ada.id()).orElseThrow(), AT);
        assertThat(store().lockUser(ada.id(), AT)).contains(new LockedUser(subject, 2));
        Instant expired = open.idleExpiresAt();
        assertThat(store().lockUser(ada.id(), expired.minusMillis(1))).contains(new LockedUser(subject, 2));
        assertThat(store().lockUser(ada.id(), expired)).contains(new LockedUser(subject, 0));
        assertThat(store().lockUser(TestRecords.id(), AT)).isEmpty();
        assertThat(store().lockUser("a\0b", AT)).isEmpty();
    }

    @Test
    void lockedSessionComesWithItsUserAsTheNextTokenTellsIt() {
        NewUser ada = TestRecords.user("ada", Set.of("clerk", "user"), Set.of("phones:write"));
        users().create(ada);
        SessionRecord first = TestRecords.session(ada.id());
        SessionRecord ended = at(ada.id(), NOW);
        SessionRecord orphan = TestRecords.session();
        List.of(first, ended, orphan).forEach(store()::open);
        store().rotate(first.id(), 0, TestRecords.rotation(1));
        store().end(ended.id(), EndReason.LOGOUT, AT, UNTIL);
        revocations().record(new RevocationRecord.OfUser(ada.id(), AT, UNTIL));

        TokenSubject subject = new TokenSubject(users().findById(ada.id()).orElseThrow(), AT);
        for (String id : List.of(first.id(), ended.id())) {
            LockedSession locked = store().lock(id).orElseThrow();
            assertThat(locked.session()).isEqualTo(store().find(id).orElseThrow());
            assertThat(locked.user()).contains(subject);
        }
        assertThat(store().lock(orphan.id()).map(LockedSession::session)).contains(orphan);
        assertThat(store().lock(orphan.id()).orElseThrow().user()).isEmpty();
        assertThat(store().lock(TestRecords.id())).isEmpty();
        assertThat(store().lock("a\0b")).isEmpty();
    }

    @Test
    void lockedSessionComesWithTheTimeOfTheStoresClock() {
        NewUser ada = TestRecords.user("ada", Set.of(), Set.of());
        users().create(ada);
        SessionRecord orphan = TestRecords.session();
        SessionRecord owned = TestRecords.session(ada.id());
        List.of(orphan, owned).forEach(store()::open);

        Instant before = storeTime();
        for (SessionRecord session : List.of(owned, orphan)) {
            assertThat(store().lock(session.id()).orElseThrow().readAt())
                    .isBetween(before.truncatedTo(ChronoUnit.MILLIS), storeTime());
        }
    }

    /** The clock of the store; those of a test's stores are the machine's, or stand still. */
    protected Instant storeTime() {
        return Instant.now();
    }

    @Test
    void openSessionsOfAUserAreThoseThatHaveNeitherEndedNorExpired() {
        SessionRecord first = TestRecords.session("u");
        SessionRecord second = TestRecords.session("u");
        SessionRecord other = TestRecords.session("other");
        List.of(first, second, other).forEach(store()::open);
        SessionRecord ended = TestRecords.session("u");
        store().open(ended);
        store().end(ended.id(), EndReason.LOGOUT, AT, UNTIL);

        assertThat(store().findOpen("u", AT, 0, 10).rows())
                .extracting(SessionStore.OpenSession::session)
                .containsExactlyInAnyOrder(first, second);
        assertThat(store().findOpen("u", first.idleExpiresAt(), 0, 10).total()).isZero();
        assertThat(store().findOpen("nobody", AT, 0, 10).total()).isZero();
    }

    @Test
    void openSessionsOfAllUsersComeInPagesWithTheNamesOfTheirUsers() {
        NewUser ada = TestRecords.user("Ada");
        users().create(ada);
        SessionRecord first = at(ada.id(), NOW);
        SessionRecord second = at("gone", NOW.plusSeconds(1));
        SessionRecord third = at(ada.id(), NOW.plusSeconds(2));
        SessionRecord ended = at(ada.id(), NOW.plusSeconds(3));
        List.of(third, first, ended, second).forEach(store()::open);
        store().end(ended.id(), EndReason.LOGOUT, AT, UNTIL);

        Page<SessionStore.OpenSession> all = store().findOpen(null, AT, 0, 10);
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.rows())
                .containsExactly(
                        new SessionStore.OpenSession(third, "Ada"),
                        new SessionStore.OpenSession(second, null),
                        new SessionStore.OpenSession(first, "Ada"));
        Page<SessionStore.OpenSession> last = store().findOpen(null, AT, 1, 2);
        assertThat(last.total()).isEqualTo(3);
        assertThat(last.rows()).extracting(SessionStore.OpenSession::session).containsExactly(first);
        Page<SessionStore.OpenSession> adas = store().findOpen(ada.id(), AT, 0, 1);
        assertThat(adas.total()).isEqualTo(2);
        assertThat(adas.rows()).extracting(SessionStore.OpenSession::session).containsExactly(third);
        assertThat(store().findOpen(null, first.idleExpiresAt(), 0, 10).rows())
                .extracting(SessionStore.OpenSession::session)
                .doesNotContain(first);
        assertThat(store().findOpen(null, third.expiresAt(), 0, 10).total()).isZero();
        assertThat(store().findOpen("a\0b", AT, 0, 10).total()).isZero();
        assertThat(store().findOpen(null, AT, 1_000_000, 100).rows()).isEmpty();
    }

    private static SessionRecord at(String userId, Instant login) {
        return new SessionRecord(
                TestRecords.id(),
                userId,
                0,
                "hash-0",
                null,
                null,
                "family",
                login,
                login,
                login.plus(Duration.ofDays(14)),
                login.plus(Duration.ofDays(90)),
                null,
                "Browser/1",
                null);
    }

    @Test
    void unknownIdsAreNotFoundWhateverTheyAre() {
        assertThat(store().find(TestRecords.id())).isEmpty();
        assertThat(store().find("")).isEmpty();
        assertThat(store().find("a\0b")).isEmpty();
        assertThat(store().find("x".repeat(10_000))).isEmpty();
        assertThat(store().end("a\0b", EndReason.LOGOUT, AT, UNTIL)).isFalse();
    }

    @Test
    void rotationMovesTheRowOnAndNothingElse() {
        SessionRecord session = TestRecords.session();
        SessionRecord other = TestRecords.session();
        store().open(session);
        store().open(other);
        Rotation step = TestRecords.rotation(1);

        assertThat(store().rotate(session.id(), 0, step)).isTrue();

        assertThat(store().find(session.id()))
                .contains(new SessionRecord(
                        session.id(),
                        session.userId(),
                        1,
                        "hash-1",
                        "hash-0",
                        "nonce-1",
                        "family",
                        NOW,
                        step.rotatedAt(),
                        step.idleExpiresAt(),
                        session.expiresAt(),
                        null,
                        session.userAgent(),
                        session.address()));
        assertThat(store().find(other.id())).contains(other);
    }

    @Test
    void rotationOfAnotherGenerationChangesNothing() {
        SessionRecord session = TestRecords.session();
        store().open(session);

        assertThat(store().rotate(session.id(), 1, TestRecords.rotation(1))).isFalse();
        assertThat(store().rotate(session.id(), -1, TestRecords.rotation(1))).isFalse();
        assertThat(store().rotate(TestRecords.id(), 0, TestRecords.rotation(1))).isFalse();

        assertThat(store().find(session.id())).contains(session);
    }

    @Test
    void ofFiftyRotationsOfOneGenerationExactlyOneSucceeds() throws Exception {
        SessionRecord session = TestRecords.session();
        store().open(session);

        List<Boolean> moved = AtOnce.call(50, i -> () -> store().rotate(session.id(), 0, TestRecords.rotation(i + 1)));

        assertThat(moved).containsOnlyOnce(true);
        SessionRecord found = store().find(session.id()).orElseThrow();
        assertThat(found.generation()).isEqualTo(1);
        assertThat(found.currentHash()).isEqualTo("hash-" + (moved.indexOf(true) + 1));
        assertThat(found.previousHash()).isEqualTo("hash-0");
    }

    @Test
    void endedSessionIsFoundAsEndedAndItsTokensAreRevoked() {
        SessionRecord session = TestRecords.session();
        store().open(session);

        assertThat(store().end(session.id(), EndReason.LOGOUT, AT, UNTIL)).isTrue();

        assertThat(store().find(session.id()).orElseThrow().revokedAt()).isEqualTo(AT);
        assertThat(recorded()).contains(new RevocationRecord.OfSession(session.id(), UNTIL));
    }

    @Test
    void endedSessionIsNeitherMovedOnNorEndedAgain() {
        SessionRecord session = TestRecords.session();
        store().open(session);
        store().end(session.id(), EndReason.REPLAY, AT, UNTIL);
        SessionRecord ended = store().find(session.id()).orElseThrow();

        assertThat(store().rotate(session.id(), 0, TestRecords.rotation(1))).isFalse();
        assertThat(store().end(session.id(), EndReason.LOGOUT, AT.plusSeconds(5), UNTIL.plusSeconds(5)))
                .isFalse();

        assertThat(store().find(session.id())).contains(ended);
        assertThat(recorded())
                .contains(new RevocationRecord.OfSession(session.id(), UNTIL))
                .doesNotContain(new RevocationRecord.OfSession(session.id(), UNTIL.plusSeconds(5)));
    }

    @Test
    void endOfAnUnknownSessionRevokesNothing() {
        String unknown = TestRecords.id();

        assertThat(store().end(unknown, EndReason.LOGOUT, AT, UNTIL)).isFalse();

        assertThat(recorded()).doesNotContain(new RevocationRecord.OfSession(unknown, UNTIL));
    }

    @Test
    void endIsRecordedWhereTheSessionWasRevokedBefore() {
        SessionRecord session = TestRecords.session();
        store().open(session);
        revocations().record(new RevocationRecord.OfSession(session.id(), UNTIL.minusSeconds(9)));

        assertThat(store().end(session.id(), EndReason.LOGOUT, AT, UNTIL)).isTrue();

        assertThat(recorded()).contains(new RevocationRecord.OfSession(session.id(), UNTIL));
    }

    @Test
    void ofManyThatEndASessionAtOnceExactlyOneDoes() throws Exception {
        SessionRecord session = TestRecords.session();
        store().open(session);

        List<Boolean> ended = AtOnce.call(16, i -> () -> store().end(session.id(), EndReason.LOGOUT, AT, UNTIL));

        assertThat(ended).containsOnlyOnce(true);
    }

    @Test
    void sessionThatIsEndedWhileItIsMovedOnStaysEnded() throws Exception {
        for (int round = 0; round < 10; round++) {
            SessionRecord session = TestRecords.session();
            store().open(session);

            List<Boolean> done = AtOnce.call(
                    2,
                    i -> () -> i == 0
                            ? store().end(session.id(), EndReason.LOGOUT, AT, UNTIL)
                            : store().rotate(session.id(), 0, TestRecords.rotation(1)));

            SessionRecord found = store().find(session.id()).orElseThrow();
            assertThat(done.get(0)).isTrue();
            assertThat(found.revokedAt()).isEqualTo(AT);
            assertThat(found.generation()).isEqualTo(done.get(1) ? 1 : 0);
            assertThat(store().rotate(session.id(), found.generation(), TestRecords.rotation(2)))
                    .isFalse();
        }
    }

    @Test
    void allSessionsOfAUserAreEndedAndNoOthers() {
        String user = TestRecords.id();
        List<SessionRecord> own =
                IntStream.range(0, 3).mapToObj(i -> TestRecords.session(user)).toList();
        SessionRecord foreign = TestRecords.session();
        own.forEach(store()::open);
        store().open(foreign);
        store().end(own.get(0).id(), EndReason.LOGOUT, AT.minusSeconds(30), UNTIL);

        List<String> ended = store().endAllOf(user, EndReason.LOGOUT_ALL, AT, UNTIL);

        assertThat(ended).containsExactlyInAnyOrder(own.get(1).id(), own.get(2).id());
        assertThat(store().find(own.get(0).id()).orElseThrow().revokedAt()).isEqualTo(AT.minusSeconds(30));
        assertThat(store().find(own.get(1).id()).orElseThrow().revokedAt()).isEqualTo(AT);
        assertThat(store().find(foreign.id())).contains(foreign);
        assertThat(recorded())
                .contains(
                        new RevocationRecord.OfSession(own.get(1).id(), UNTIL),
                        new RevocationRecord.OfSession(own.get(2).id(), UNTIL))
                .doesNotContain(new RevocationRecord.OfSession(foreign.id(), UNTIL));
        assertThat(store().endAllOf(user, EndReason.LOGOUT_ALL, AT, UNTIL)).isEmpty();
    }

    @Test
    void allSessionsOfAUserButOneAreEnded() {
        String user = TestRecords.id();
        List<SessionRecord> own =
                IntStream.range(0, 3).mapToObj(i -> TestRecords.session(user)).toList();
        SessionRecord foreign = TestRecords.session();
        own.forEach(store()::open);
        store().open(foreign);
        SessionRecord kept = own.get(1);

        List<String> ended = store().endOthersOf(user, kept.id(), EndReason.PASSWORD_CHANGED, AT, UNTIL);

        assertThat(ended).containsExactlyInAnyOrder(own.get(0).id(), own.get(2).id());
        assertThat(store().find(own.get(0).id()).orElseThrow().revokedAt()).isEqualTo(AT);
        assertThat(store().find(kept.id())).contains(kept);
        assertThat(store().rotate(kept.id(), 0, TestRecords.rotation(1))).isTrue();
        assertThat(store().find(foreign.id())).contains(foreign);
        assertThat(recorded())
                .contains(
                        new RevocationRecord.OfSession(own.get(0).id(), UNTIL),
                        new RevocationRecord.OfSession(own.get(2).id(), UNTIL))
                .doesNotContain(new RevocationRecord.OfSession(kept.id(), UNTIL));
        assertThat(store().endOthersOf(user, kept.id(), EndReason.PASSWORD_CHANGED, AT, UNTIL))
                .isEmpty();
    }

    @Test
    void oldestSessionsOfAUserAreEndedAndTheLatestGoOn() {
        SessionRecord first = at("u", NOW);
        SessionRecord second = at("u", NOW.plusSeconds(1));
        SessionRecord third = at("u", NOW.plusSeconds(2));
        SessionRecord ended = at("u", NOW.plusSeconds(3));
        SessionRecord others = at("other", NOW.minusSeconds(1));
        List.of(second, ended, first, others, third).forEach(store()::open);
        store().end(ended.id(), EndReason.LOGOUT, AT, UNTIL);

        assertThat(store().endOldestOf("u", 3, EndReason.TOO_MANY, AT, UNTIL)).isEmpty();
        assertThat(store().endOldestOf("u", 1, EndReason.TOO_MANY, AT, UNTIL))
                .containsExactlyInAnyOrder(first.id(), second.id());

        assertThat(store().find(second.id()).orElseThrow().revokedAt()).isEqualTo(AT);
        assertThat(store().find(third.id())).contains(third);
        assertThat(store().find(others.id())).contains(others);
        assertThat(recorded())
                .contains(
                        new RevocationRecord.OfSession(first.id(), UNTIL),
                        new RevocationRecord.OfSession(second.id(), UNTIL))
                .doesNotContain(new RevocationRecord.OfSession(third.id(), UNTIL));
        assertThat(store().endOldestOf("u", 0, EndReason.TOO_MANY, AT, UNTIL)).containsExactly(third.id());
        assertThat(store().endOldestOf("u", 0, EndReason.TOO_MANY, AT, UNTIL)).isEmpty();
    }

    @Test
    void sessionOfSomebodyElseKeepsNoneOfAUsers() {
        SessionRecord own = TestRecords.session();
        SessionRecord foreign = TestRecords.session();
        store().open(own);
        store().open(foreign);

        assertThat(store().endOthersOf(own.userId(), foreign.id(), EndReason.PASSWORD_CHANGED, AT, UNTIL))
                .containsExactly(own.id());
        assertThat(store().find(foreign.id())).contains(foreign);
    }

    @Test
    void ofManyThatEndAllSessionsAtOnceEachSessionIsEndedOnce() throws Exception {
        String user = TestRecords.id();
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> TestRecords.session(user))
                .peek(store()::open)
                .map(SessionRecord::id)
                .toList();

        List<List<String>> ended = AtOnce.call(6, i -> () -> store().endAllOf(user, EndReason.LOGOUT_ALL, AT, UNTIL));

        assertThat(ended.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
    }
}
