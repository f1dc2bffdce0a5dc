package org.watchword.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.token.Revocations.Revocation.NOT_REVOKED;
import static org.watchword.token.Revocations.Revocation.REVOKED;
import static org.watchword.token.Revocations.Revocation.UNAVAILABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.watchword.token.Revocations;

class RevocationListTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration MAX_STALENESS = Duration.ofMinutes(1);
    private static final Instant NOW = TestClock.START;
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(17));

    private final TestClock clock = new TestClock();
    private final InMemorySource recorded = new InMemorySource(clock);
    private final CountingSource source = new CountingSource(recorded);

    private RevocationList list() {
        return list(source);
    }

    private RevocationList list(RevocationSource from) {
        return new RevocationList(new RevocationReader(from, clock, clock, POLL, MAX_STALENESS, Duration.ofMillis(50)));
    }

    private static Revocations.Revocation check(RevocationList list, String sid) {
        return list.check("user", sid, NOW);
    }

    @Test
    void firstUseReadsEverythingThatCanStillMatter() {
        recorded.record(new RevocationRecord.OfSession("gone", NOW.plus(Duration.ofDays(2))));
        clock.pass(Duration.ofDays(1));
        RevocationList list = list();

        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        assertThat(check(list, "other")).isEqualTo(NOT_REVOKED);
        assertThat(source.windows).containsExactly(Duration.ofDays(1).plusMinutes(12));
    }

    @Test
    void whileFreshNothingIsRead() {
        RevocationList list = list();
        check(list, "a");
        clock.pass(POLL.dividedBy(2).minusNanos(1));
        check(list, "a");

        assertThat(source.windows).hasSize(1);
    }

    @Test
    void withinATransactionOfTheApplicationNothingIsReadAndWhatWasReadBeforeCounts() {
        RevocationList list = list();
        list.prepare();
        source.withinATransaction = true;
        clock.pass(MAX_STALENESS);

        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        clock.pass(Duration.ofNanos(1));
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);
        assertThat(source.windows).hasSize(1);

        source.withinATransaction = false;
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        assertThat(source.windows).hasSize(2);
    }

    @Test
    void deltaReachesBackAMinuteBeforeTheLastReading() {
        RevocationList list = list();
        check(list, "a");
        clock.pass(Duration.ofSeconds(30));
        check(list, "a");

        assertThat(source.windows.get(1)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void entryOfATransactionThatLastsForMinutesIsInForceAMinuteAfterItsCommit() {
        LateSource late = new LateSource(recorded);
        RevocationList list = list(late);
        check(list, "a");
        recorded.record(new RevocationRecord.OfSession("gone", UNTIL));
        for (int i = 0; i < 300; i++) {
            clock.pass(POLL);
            assertThat(check(list, "gone")).isEqualTo(NOT_REVOKED);
        }

        late.committed = true;

        for (int i = 0; i < 30; i++) {
            clock.pass(POLL);
            check(list, "gone");
        }
        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        assertThat(late.windows)
                .as("everything is read once a minute")
                .filteredOn(window -> window.compareTo(Duration.ofDays(1)) > 0)
                .hasSize(12);
    }

    @Test
    void whileOneRequestReadsAllOthersGoOnWithWhatIsKnown() throws Exception {
        HangingSource hanging = new HangingSource(recorded);
        RevocationList list = list(hanging);
        check(list, "a");
        clock.pass(POLL.dividedBy(2));
        recorded.record(new RevocationRecord.OfSession("gone", UNTIL));
        Thread reader = hanging.hangIn(() -> check(list, "gone"));

        assertThat(check(list, "gone")).as("answered from memory").isEqualTo(NOT_REVOKED);
        assertThat(hanging.windows).as("one reading at a time").hasSize(2);

        hanging.letGo();
        reader.join();
        assertThat(check(list, "gone")).isEqualTo(REVOKED);
    }

    @Test
    void idleNodeReadsBeforeItAnswersAndKeepsThePromise() {
        RevocationList list = list();
        check(list, "a");
        clock.pass(POLL);
        recorded.record(new RevocationRecord.OfSession("gone", UNTIL));

        assertThat(check(list, "gone")).isEqualTo(REVOKED);
    }

    @Test
    void onAnIdleNodeEveryRequestWaitsForTheOneReading() throws Exception {
        HangingSource hanging = new HangingSource(recorded);
        RevocationList list = new RevocationList(
                new RevocationReader(hanging, clock, clock, POLL, MAX_STALENESS, Duration.ofSeconds(30)));
        check(list, "a");
        clock.pass(POLL);
        recorded.record(new RevocationRecord.OfSession("gone", UNTIL));
        Thread reader = hanging.hangIn(() -> check(list, "gone"));
        AtomicReference<Revocations.Revocation> answer = new AtomicReference<>();
        Thread waiting = new Thread(() -> answer.set(check(list, "gone")));
        waiting.start();
        hanging.letGo();
        reader.join();
        waiting.join();

        assertThat(answer).hasValue(REVOKED);
    }

    @Test
    void sourceThatIsDownLeavesMemoryInForceUntilItIsTooStale() {
        RevocationList list = list();
        list.add(new RevocationRecord.OfSession("gone", UNTIL));
        check(list, "a");
        recorded.down(true);

        clock.pass(MAX_STALENESS);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        clock.pass(Duration.ofNanos(1));
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);
        assertThat(check(list, "gone")).as("known is known").isEqualTo(REVOKED);

        recorded.down(false);
        clock.pass(POLL);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
    }

    @Test
    void listThatWasNeverReadIsUnavailable() {
        recorded.down(true);

        assertThat(check(list(), "a")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void afterAFailureTheNextReadingIsAPollLater() {
        recorded.down(true);
        RevocationList list = list();
        check(list, "a");
        clock.pass(POLL.minusNanos(1));
        check(list, "a");
        assertThat(source.windows).hasSize(1);

        clock.pass(Duration.ofNanos(1));
        check(list, "a");
        assertThat(source.windows).hasSize(2);
    }

    @Test
    void readingThatIsDemandedComesAtOnceAndReadsEverything() {
        RevocationReader reader = new RevocationReader(source, clock, clock, POLL, MAX_STALENESS);
        RevocationList list = new RevocationList(reader);
        check(list, "a");

        reader.demand();
        check(list, "a");
        check(list, "a");

        assertThat(source.windows)
                .containsExactly(
                        Duration.ofDays(1).plusMinutes(12), Duration.ofDays(1).plusMinutes(12));
    }

    @Test
    void readingThatWasDemandedAndFailedReadsEverythingAPollLater() {
        RevocationReader reader = new RevocationReader(source, clock, clock, POLL, MAX_STALENESS);
        RevocationList list = new RevocationList(reader);
        check(list, "a");
        recorded.down(true);

        reader.demand();
        check(list, "a");
        check(list, "a");
        assertThat(source.windows).hasSize(2);
        recorded.down(false);
        clock.pass(POLL);
        check(list, "a");

        assertThat(source.windows).hasSize(3).containsOnly(Duration.ofDays(1).plusMinutes(12));
    }

    @Test
    void sourceThatHangsKeepsNobodyElsePastThePatience() throws Exception {
        HangingSource hanging = new HangingSource(recorded);
        RevocationList list = list(hanging);
        check(list, "a");
        clock.pass(POLL.multipliedBy(2));
        Thread reader = hanging.hangIn(() -> check(list, "a"));

        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        clock.pass(Duration.ofMillis(50));
        for (int i = 0; i < 100_000; i++) {
            check(list, "a");
        }
        assertThat(hanging.windows).as("one reading at a time").hasSize(2);

        hanging.letGo();
        reader.join();
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
    }

    @Test
    void readingThatNeverComesBackIsGivenUpInTheEnd() throws Exception {
        HangingSource hanging = new HangingSource(recorded);
        RevocationList list = list(hanging);
        check(list, "a");
        clock.pass(POLL);
        Thread lost = hanging.hangIn(() -> check(list, "a"));
        clock.pass(Duration.ofSeconds(30).minusNanos(1));
        check(list, "a");
        assertThat(hanging.windows).hasSize(2);

        clock.pass(Duration.ofNanos(1));
        check(list, "a");
        assertThat(hanging.windows).hasSize(3);
        hanging.letGo();
        lost.join();
    }

    @Test
    void requestThatFindsAReadingUnderWayEndsOneThatTakesTooLong() throws Exception {
        HangingSource hanging = new HangingSource(recorded);
        RevocationList list = list(hanging);
        Thread reader = hanging.hangIn(() -> check(list, "a"));
        assertThat(hanging.looks).hasValue(0);

        check(list, "a");

        assertThat(hanging.looks).hasValue(1);
        hanging.letGo();
        reader.join();
    }

    @Test
    void fullListCountsAsNotReadUntilThereIsRoomAgain() {
        RevocationList list = new RevocationList(
                new RevocationReader(source, clock, clock, POLL, MAX_STALENESS, Duration.ofMillis(50)), 2);
        for (int i = 0; i < 3; i++) {
            recorded.record(new RevocationRecord.OfSession("s" + i, UNTIL));
        }
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);

        clock.pass(Duration.between(clock.instant(), UNTIL).plusHours(2));
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        assertThat(list.size()).isZero();
    }

    @Test
    void userEntryRefusesWhatWasIssuedBeforeAndNothingElse() {
        RevocationList list = list();
        list.add(new RevocationRecord.OfUser("user", NOW, UNTIL));
        list.add(new RevocationRecord.OfUser("user", NOW.minusSeconds(10), UNTIL));

        assertThat(list.check("user", "", NOW.minusMillis(1))).isEqualTo(REVOKED);
        assertThat(list.check("user", "", NOW)).isEqualTo(NOT_REVOKED);
        assertThat(list.check("other", "", NOW.minusSeconds(60))).isEqualTo(NOT_REVOKED);
    }

    @Test
    void entriesAreForgottenAnHourAfterTheyHaveRunOut() {
        RevocationList list = list();
        list.add(new RevocationRecord.OfSession("gone", UNTIL));
        list.add(new RevocationRecord.OfUser("user", NOW, UNTIL));
        clock.pass(Duration.between(clock.instant(), UNTIL).plusHours(1).minusMillis(1));
        check(list, "a");
        assertThat(list.size()).isEqualTo(2);

        clock.pass(POLL);
        check(list, "a");
        assertThat(list.size()).isZero();
    }

    @Test
    void stoppedListReadsNoMore() {
        RevocationList list = list();
        check(list, "a");
        list.stop();
        clock.pass(Duration.ofHours(1));
        check(list, "a");

        assertThat(source.windows).hasSize(1);
    }

    /** Its entries are there, and their transaction has not come to its end. */
    private static final class LateSource extends CountingSource {

        private boolean committed;

        LateSource(RevocationSource source) {
            super(source);
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            List<RevocationRecord> read = super.recordedWithin(window);
            return committed ? read : List.of();
        }
    }

    private static class CountingSource implements RevocationSource {

        final List<Duration> windows = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final RevocationSource source;

        boolean withinATransaction;

        CountingSource(RevocationSource source) {
            this.source = source;
        }

        @Override
        public boolean mayRead() {
            return !withinATransaction;
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            windows.add(window);
            return stored(window);
        }

        List<RevocationRecord> stored(Duration window) {
            return source.recordedWithin(window);
        }
    }

    /** Answers at once, but for the one reading that is meant to hang. */
    private static final class HangingSource extends CountingSource {

        private final CountDownLatch hanging = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean hangNext;
        private final AtomicInteger looks = new AtomicInteger();

        HangingSource(RevocationSource source) {
            super(source);
        }

        Thread hangIn(Runnable call) throws InterruptedException {
            hangNext = true;
            Thread thread = new Thread(call);
            thread.start();
            assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
            return thread;
        }

        @Override
        public void endOverdue() {
            looks.incrementAndGet();
        }

        void letGo() {
            released.countDown();
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            boolean hang = hangNext;
            hangNext = false;
            if (hang) {
                windows.add(window);
                hanging.countDown();
                awaitRelease();
                return stored(window);
            }
            return super.recordedWithin(window);
        }

        private void awaitRelease() {
            try {
                if (!released.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let go");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
