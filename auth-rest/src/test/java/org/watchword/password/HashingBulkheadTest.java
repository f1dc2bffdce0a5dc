package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.BusyException;

class HashingBulkheadTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private Future<String> first;

    @AfterEach
    void end() {
        letGo.countDown();
        threads.shutdownNow();
    }

    private void occupy(HashingBulkhead bulkhead) throws InterruptedException {
        first = threads.submit(() -> bulkhead.run(() -> {
            begun.countDown();
            await(letGo);
            return "first";
        }));
        await(begun);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration retryAfter(HashingBulkhead full, String work) {
        return catchThrowableOfType(BusyException.class, () -> full.run(() -> work))
                .retryAfter();
    }

    @Test
    void whoFindsNoTurnAndNoPlaceToWaitIsToldWhenToComeAgain() throws Exception {
        HashingBulkhead bulkhead = new HashingBulkhead(1, 0, Duration.ofSeconds(5));
        occupy(bulkhead);

        assertThat(retryAfter(bulkhead, "second")).isEqualTo(Duration.ofSeconds(5));

        letGo.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(bulkhead.run(() -> "third")).isEqualTo("third");
    }

    @Test
    void whoWaitsGetsTheNextTurn() throws Exception {
        HashingBulkhead bulkhead = new HashingBulkhead(1, 1, Duration.ofSeconds(30));
        occupy(bulkhead);
        Future<String> second = threads.submit(() -> bulkhead.run(() -> "second"));
        while (bulkhead.waiting() == 0) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> bulkhead.run(() -> "third")).isInstanceOf(BusyException.class);
        letGo.countDown();
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("second");
        assertThat(bulkhead.waiting()).isZero();
    }

    @Test
    void waitingHasAnEnd() throws Exception {
        HashingBulkhead bulkhead = new HashingBulkhead(1, 10, Duration.ofMillis(1));
        occupy(bulkhead);

        assertThat(retryAfter(bulkhead, "second")).isEqualTo(Duration.ofSeconds(1));
        assertThat(bulkhead.waiting()).isZero();
    }

    @Test
    void turnIsGivenBackByWhoFails() {
        HashingBulkhead bulkhead = new HashingBulkhead(1, 0, Duration.ZERO);
        assertThatThrownBy(() -> bulkhead.run(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(bulkhead.run(() -> "next")).isEqualTo("next");
    }

    @Test
    void interruptedWaitingIsBusyAndStaysInterrupted() throws Exception {
        HashingBulkhead bulkhead = new HashingBulkhead(1, 1, Duration.ofSeconds(30));
        occupy(bulkhead);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> bulkhead.run(() -> "never")).isInstanceOf(BusyException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
