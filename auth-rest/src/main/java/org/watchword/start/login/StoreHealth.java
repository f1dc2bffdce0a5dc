package org.watchword.start.login;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store answers, for whoever asks every few seconds for ever. At most one thread waits for the store, however long it
 * hangs; all others are told what is known. Thread-safe.
 */
final class StoreHealth {

    /** Many probes cost the store one question a second. */
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    /** A question that has had no answer for so long is an answer. */
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private final StoreReport store;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Seen last;
    private volatile @Nullable Long waitingSince;

    /**
     * @param store has been looked at already
     * @param nanoTime as {@link System#nanoTime()}
     */
    StoreHealth(StoreReport store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.last = new Seen(store.answers(), nanoTime.getAsLong());
    }

    /** Problem of the store, or empty. */
    Optional<String> problem() {
        if (asking.tryLock()) {
            try {
                ask();
            } finally {
                asking.unlock();
            }
        } else {
            Long since = waitingSince;
            if (since != null && nanoTime.getAsLong() - since > PATIENCE) {
                return Optional.of("has not answered for seconds");
            }
        }
        return last.answers() ? Optional.empty() : Optional.of("does not answer");
    }

    /** Whether it answered when it was last asked, and is not being waited for. */
    boolean isWell() {
        return last.answers() && waitingSince == null;
    }

    private void ask() {
        long now = nanoTime.getAsLong();
        if (now - last.at() >= BETWEEN) {
            waitingSince = now;
            try {
                store.look();
            } finally {
                waitingSince = null;
            }
            last = new Seen(store.answers(), nanoTime.getAsLong());
        }
    }

    private record Seen(boolean answers, long at) {}
}
