package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.token.RevocationCheck.Revocation.NOT_REVOKED;
import static org.watchword.token.RevocationCheck.Revocation.REVOKED;
import static org.watchword.token.RevocationCheck.Revocation.UNAVAILABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.watchword.store.RevocationRecord;
import org.watchword.store.RevocationStore;
import org.watchword.token.RevocationCheck;

class RevocationListTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration MAX_STALENESS = Duration.ofMinutes(1);
    private static final Instant NOW = TestClock.START;
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(17));

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final CountingStore store = new CountingStore(stores.revocations());
    private final Queue<Runnable> queued = new ArrayDeque<>();

    private RevocationList list(Executor executor) {
        return list(store, executor, Duration.ofMillis(50));
    }

    private RevocationList list(RevocationStore from, Executor executor, Duration patience) {
        return new RevocationList(new RevocationReader(from, executor, clock, clock, POLL, MAX_STALENESS, patience));
    }

    private static RevocationCheck.Revocation check(RevocationList list, String sid) {
        return list.check("user", sid, NOW);
    }

    @Test
    void firstUseReadsEverythingThatCanStillMatter() {
        stores.revocations().record(new RevocationRecord.OfSession("gone", NOW.plus(Duration.ofDays(2))));
        clock.pass(Duration.ofDays(1));
        RevocationList list = list(Runnable::run);

        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        assertThat(check(list, "other")).isEqualTo(NOT_REVOKED);
        assertThat(store.windows).containsExactly(Duration.ofDays(1).plusMinutes(12));
    }

    @Test
    void whileFreshNothingIsRead() {
        RevocationList list = list(Runnable::run);
        check(list, "a");
        clock.pass(POLL.dividedBy(2).minusNanos(1));
        check(list, "a");

        assertThat(store.windows).hasSize(1);
    }

    @Test
    void deltaReachesBackAMinuteBeforeTheLastReading() {
        RevocationList list = list(Runnable::run);
        check(list, "a");
        clock.pass(Duration.ofSeconds(30));
        check(list, "a");

        assertThat(store.windows.get(1)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void busyNodeReadsBesideTheRequestsAndOnlyOnce() {
        RevocationList list = list(queued::add);
        queued.clear();
        runQueuedAfter(() -> check(list, "a"));
        clock.pass(POLL.dividedBy(2));
        stores.revocations().record(new RevocationRecord.OfSession("gone", UNTIL));

        assertThat(check(list, "gone")).as("answered from memory").isEqualTo(NOT_REVOKED);
        check(list, "gone");
        assertThat(queued).hasSize(1);
        queued.remove().run();
        assertThat(check(list, "gone")).isEqualTo(REVOKED);
    }

    private void runQueuedAfter(Runnable first) {
        first.run();
        queued.forEach(Runnable::run);
        queued.clear();
    }

    @Test
    void idleNodeWaitsForTheReadingAndKeepsThePromise() {
        RevocationList list = list(queued::add);
        runQueuedAfter(() -> check(list, "a"));
        clock.pass(POLL);
        stores.revocations().record(new RevocationRecord.OfSession("gone", UNTIL));

        assertThat(check(list, "gone")).isEqualTo(REVOKED);
    }

    @Test
    void executorWhoseThreadsAreAllBusyDoesNotKeepTheListStale() {
        stores.revocations().record(new RevocationRecord.OfSession("gone", UNTIL));
        RevocationList list = list(queued::add);

        assertThat(check(list, "gone")).as("the caller did it").isEqualTo(REVOKED);
        queued.forEach(Runnable::run);
        assertThat(store.windows).as("and nobody did it again").hasSize(1);
    }

    @Test
    void executorThatRefusesIsReplacedByTheCaller() {
        stores.revocations().record(new RevocationRecord.OfSession("gone", UNTIL));
        RevocationList list = list(task -> {
            throw new RejectedExecutionException("full");
        });

        assertThat(check(list, "gone")).isEqualTo(REVOKED);
    }

    @Test
    void storeThatIsDownLeavesMemoryInForceUntilItIsTooStale() {
        RevocationList list = list(Runnable::run);
        list.add(new RevocationRecord.OfSession("gone", UNTIL));
        check(list, "a");
        stores.down(true);

        clock.pass(MAX_STALENESS);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        clock.pass(Duration.ofNanos(1));
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);
        assertThat(check(list, "gone")).as("known is known").isEqualTo(REVOKED);

        stores.down(false);
        clock.pass(POLL);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
    }

    @Test
    void listThatWasNeverReadIsUnavailable() {
        stores.down(true);

        assertThat(check(list(Runnable::run), "a")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void afterAFailureTheNextReadingIsAPollLater() {
        stores.down(true);
        RevocationList list = list(Runnable::run);
        check(list, "a");
        clock.pass(POLL.minusNanos(1));
        check(list, "a");
        assertThat(store.windows).hasSize(1);

        clock.pass(Duration.ofNanos(1));
        check(list, "a");
        assertThat(store.windows).hasSize(2);
    }

    @Test
    void storeThatHangsKeepsNobodyPastThePatience() throws Exception {
        RevocationList warm = list(Runnable::run);
        check(warm, "a");
        CountDownLatch hang = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        RevocationStore hanging = new CountingStore(stores.revocations()) {
            @Override
            public List<RevocationRecord> recordedWithin(Duration window) {
                if (reads.incrementAndGet() > 1) {
                    awaitQuietly(hang);
                }
                return super.recordedWithin(window);
            }
        };
        List<Thread> threads = new java.util.concurrent.CopyOnWriteArrayList<>();
        RevocationList list = list(
                hanging,
                task -> {
                    Thread thread = new Thread(task);
                    threads.add(thread);
                    thread.start();
                },
                Duration.ofMillis(50));
        check(list, "a");
        clock.pass(POLL.multipliedBy(2));

        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        clock.pass(Duration.ofMillis(50));
        for (int i = 0; i < 100_000; i++) {
            check(list, "a");
        }
        assertThat(reads.get()).as("one reading at a time").isEqualTo(2);

        hang.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
    }

    @Test
    void readingThatNeverComesBackIsGivenUpInTheEnd() {
        RevocationList list = list(Runnable::run);
        check(list, "a");
        Queue<Runnable> lost = new ArrayDeque<>();
        RevocationList other = list(store, lost::add, Duration.ZERO);
        check(other, "a");
        assertThat(lost).hasSize(1);
        clock.pass(Duration.ofSeconds(30).minusNanos(1));
        check(other, "a");
        assertThat(lost).hasSize(1);

        clock.pass(Duration.ofNanos(1));
        check(other, "a");
        assertThat(lost).hasSize(2);
    }

    @Test
    void userEntryRefusesWhatWasIssuedBeforeAndNothingElse() {
        RevocationList list = list(Runnable::run);
        list.add(new RevocationRecord.OfUser("user", NOW, UNTIL));
        list.add(new RevocationRecord.OfUser("user", NOW.minusSeconds(10), UNTIL));

        assertThat(list.check("user", "", NOW.minusMillis(1))).isEqualTo(REVOKED);
        assertThat(list.check("user", "", NOW)).isEqualTo(NOT_REVOKED);
        assertThat(list.check("other", "", NOW.minusSeconds(60))).isEqualTo(NOT_REVOKED);
    }

    @Test
    void entriesThatHaveRunOutAreForgotten() {
        RevocationList list = list(Runnable::run);
        list.add(new RevocationRecord.OfSession("gone", UNTIL));
        list.add(new RevocationRecord.OfUser("user", NOW, UNTIL));
        clock.pass(Duration.between(clock.instant(), UNTIL).minusMillis(1));
        check(list, "a");
        assertThat(list.size()).isEqualTo(2);

        clock.pass(POLL);
        check(list, "a");
        assertThat(list.size()).isZero();
    }

    @Test
    void stoppedListReadsNoMore() {
        RevocationList list = list(Runnable::run);
        check(list, "a");
        list.stop();
        clock.pass(Duration.ofHours(1));
        check(list, "a");

        assertThat(store.windows).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static class CountingStore implements RevocationStore {

        final List<Duration> windows = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final RevocationStore store;

        CountingStore(RevocationStore store) {
            this.store = store;
        }

        @Override
        public void record(RevocationRecord revocation) {
            store.record(revocation);
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            windows.add(window);
            return store.recordedWithin(window);
        }
    }
}
