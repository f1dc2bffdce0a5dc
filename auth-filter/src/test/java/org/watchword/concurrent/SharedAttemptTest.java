package org.watchword.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedAttemptTest {

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();
    private final SharedAttempt attempt = new SharedAttempt(time::get);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @AfterEach
    void endThreads() {
        letGo.countDown();
        threads.shutdownNow();
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private boolean count(Duration between) {
        return attempt.run(runs::incrementAndGet, between, LONG);
    }

    private void hang() {
        runs.incrementAndGet();
        begun.countDown();
        try {
            if (!letGo.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Future<Boolean> hanging(SharedAttempt of) throws InterruptedException {
        Future<Boolean> hanging = threads.submit(() -> of.run(this::hang, BETWEEN, LONG));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        return hanging;
    }

    @Test
    void noAttemptFollowsAnotherBeforeTheTimeBetweenThemHasPassed() {
        assertThat(count(BETWEEN)).isTrue();
        pass(BETWEEN.minusNanos(1));
        assertThat(count(BETWEEN)).isTrue();
        assertThat(runs).hasValue(1);

        pass(Duration.ofNanos(1));
        assertThat(count(BETWEEN)).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void timeBetweenAttemptsCountsFromTheEndOfTheLast() {
        attempt.run(() -> pass(LONG), BETWEEN, LONG);

        count(BETWEEN);

        assertThat(runs).hasValue(0);
    }

    @Test
    void attemptThatThrowsIsFollowedAtOnce() {
        assertThatThrownBy(() -> attempt.run(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        BETWEEN,
                        LONG))
                .hasMessage("broken");

        assertThat(count(BETWEEN)).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void othersWaitForTheEndAndDoNotAttemptAgain() throws Exception {
        Future<Boolean> first = hanging(attempt);
        List<Future<Boolean>> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(threads.submit(() -> count(BETWEEN)));
        }
        letGo.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
        for (Future<Boolean> other : others) {
            assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void patienceCountsFromTheBeginningOfTheAttempt() throws Exception {
        Future<Boolean> first = hanging(attempt);
        pass(Duration.ofSeconds(1));

        assertThat(attempt.run(runs::incrementAndGet, BETWEEN, Duration.ofSeconds(1)))
                .isFalse();
        assertThat(attempt.run(runs::incrementAndGet, BETWEEN, Duration.ZERO)).isFalse();
        assertThat(runs).hasValue(1);
        assertThat(first).isNotDone();
    }

    @Test
    void attemptThatHangsTellsForHowLong() throws Exception {
        assertThat(attempt.isRunning(Duration.ZERO)).isFalse();
        Future<Boolean> first = hanging(attempt);
        pass(Duration.ofSeconds(5));

        assertThat(attempt.isRunning(Duration.ofSeconds(5))).isTrue();
        assertThat(attempt.isRunning(Duration.ofSeconds(6))).isFalse();
        letGo.countDown();
        first.get(30, TimeUnit.SECONDS);
        assertThat(attempt.isRunning(Duration.ZERO)).isFalse();
    }

    @Test
    void attemptThatHangsTooLongIsGivenUpAndItsEndDisturbsNoLaterOne() throws Exception {
        SharedAttempt impatient = new SharedAttempt(time::get, Duration.ofSeconds(30));
        Future<Boolean> first = hanging(impatient);
        pass(Duration.ofSeconds(30));

        assertThat(impatient.run(
                        () -> {
                            runs.incrementAndGet();
                            letGo.countDown();
                            join(first);
                            assertThat(impatient.isRunning(Duration.ZERO)).isTrue();
                        },
                        Duration.ZERO,
                        Duration.ZERO))
                .isTrue();
        assertThat(runs).hasValue(2);
    }

    private static void join(Future<Boolean> first) {
        try {
            first.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void interruptedThreadGoesOnWithoutTheEndAndStaysInterrupted() throws Exception {
        Future<Boolean> first = hanging(attempt);
        Future<Boolean> other = threads.submit(() -> {
            Thread.currentThread().interrupt();
            return !attempt.run(runs::incrementAndGet, BETWEEN, LONG)
                    && Thread.currentThread().isInterrupted();
        });

        assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isNotDone();
    }
}
