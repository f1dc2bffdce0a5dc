package org.watchword.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.session.TestClock;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;
import org.watchword.store.AttemptStoreContract;

class MemoryAttemptStoreTest extends AttemptStoreContract {

    private static final int MOST = 100;

    private final TestClock clock = new TestClock();
    private final AttemptStore store = new MemoryAttemptStore(MOST, clock);

    @Override
    protected AttemptStore store() {
        return store;
    }

    private static AttemptKey key(AttemptKey.Kind kind, int number) {
        return new AttemptKey(kind, String.format("%064d", number));
    }

    private static AttemptKey key(int number) {
        return key(AttemptKey.Kind.ACCOUNT, number);
    }

    private void fail(AttemptKey key, int times, Duration kept) {
        for (int i = 0; i < times; i++) {
            AttemptRecord known = store.find(key).orElse(null);
            int failures = known == null ? 1 : known.failures() + 1;
            store.replace(
                    key,
                    known,
                    new AttemptRecord(
                            failures, clock.instant(), "x", clock.instant().plus(kept)));
        }
    }

    private long remembered(int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> store.find(key(i)).isPresent())
                .count();
    }

    @Test
    void aMillionKeysTakeNoMoreRoomThanTheBound() {
        IntStream.range(0, 1_000_000).forEach(i -> fail(key(i), 1, Duration.ofDays(1)));

        assertThat(remembered(0, 1_000_000)).isEqualTo(MOST);
    }

    @Test
    void oneKindNeverPushesAnotherOut() {
        fail(key(AttemptKey.Kind.KNOWN, 1), 1, Duration.ofDays(1));
        IntStream.range(0, 10 * MOST).forEach(i -> fail(key(i), 2, Duration.ofDays(1)));

        assertThat(store.find(key(AttemptKey.Kind.KNOWN, 1))).isPresent();
    }

    @Test
    void aCounterWithManyFailuresIsNotPushedOutByManyNames() {
        fail(key(0), 20, Duration.ofDays(1));

        IntStream.range(1, 100 * MOST).forEach(i -> fail(key(i), 5, Duration.ofDays(1)));

        assertThat(store.find(key(0))).map(AttemptRecord::failures).contains(20);
    }

    @Test
    void whatHasExpiredGoesFirst() {
        fail(key(0), 20, Duration.ofMinutes(1));
        fail(key(1), 1, Duration.ofDays(1));
        clock.pass(Duration.ofMinutes(2));

        IntStream.range(2, MOST + 1).forEach(i -> fail(key(i), 1, Duration.ofDays(1)));

        assertThat(store.find(key(0))).isEmpty();
        assertThat(store.find(key(1))).isPresent();
    }
}
