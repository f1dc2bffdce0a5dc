package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AtOnce;
import org.watchword.store.StoreDescription;

class StoreOpeningTest {

    private final TestClock clock = new TestClock();
    private final InMemoryStores memory = new InMemoryStores(clock);
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private TestBackend.Opened store() {
        opened.incrementAndGet();
        return new TestBackend.Opened(
                new StoreDescription("memory", 1, StoreDescription.Durability.MEMORY), closed::incrementAndGet);
    }

    private StoreOpening<TestBackend.Opened> opening(Supplier<TestBackend.Opened> opener) {
        return new StoreOpening<>(new TestBackend<>(opener, opened -> memory), stores -> {}, clock);
    }

    @Test
    void ofManyFirstCallsOneOpens() throws Exception {
        StoreOpening<TestBackend.Opened> opening = opening(this::store);

        AtOnce.call(16, i -> opening::get);

        assertThat(opened).hasValue(1);
    }

    @Test
    void failedAttemptIsNotRepeatedForTwoSeconds() {
        AtomicInteger attempts = new AtomicInteger();
        StoreOpening<TestBackend.Opened> opening = opening(() -> {
            attempts.incrementAndGet();
            throw new StoreUnavailableException("down", new IllegalStateException());
        });

        assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
        clock.pass(Duration.ofSeconds(2).minusNanos(1));
        assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
        assertThat(attempts).hasValue(1);
        clock.pass(Duration.ofNanos(1));
        assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void wrongSettingStopsTheStartAndIsUnavailableLater() {
        StoreOpening<TestBackend.Opened> opening = opening(() -> {
            throw new ConfigurationException("no such data source");
        });

        assertThatThrownBy(opening::openAtStart)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("no such data source");
        assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void nobodyWaitsForAnAttemptThatHangsAndItClosesWhatItOpensTooLate() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hang = new CountDownLatch(1);
        StoreOpening<TestBackend.Opened> opening = opening(() -> {
            begun.countDown();
            try {
                if (!hang.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let go");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return store();
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<TestBackend.Opened> hanging = thread.submit(opening::get);
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            clock.pass(Duration.ofSeconds(1));

            for (int i = 0; i < 1000; i++) {
                assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
            }
            opening.close();
            hang.countDown();
            assertThatThrownBy(() -> hanging.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StoreUnavailableException.class);
        } finally {
            thread.shutdownNow();
        }
        assertThat(closed).hasValue(1);
        assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void closedStoresStayClosed() {
        StoreOpening<TestBackend.Opened> opening = opening(this::store);
        opening.get();
        opening.close();
        opening.close();

        assertThat(closed).hasValue(1);
        assertThatThrownBy(opening::get).isInstanceOf(StoreUnavailableException.class);
        assertThat(opened).hasValue(1);
    }
}
