package org.watchword.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

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
    private volatile long begun;

    /**
     * @param store has been looked at already
     * @param nanoTime as {@link System#nanoTime()}
     */
    StoreHealth(StoreReport store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.last = new Seen(store.answers(), begun);
    }

    /** What is wrong, or empty. */
    Optional<String> problem() {
        if (asking.tryLock()) {
            try {
                ask();
            } finally {
                asking.unlock();
            }
        } else if (nanoTime.getAsLong() - begun > PATIENCE) {
            return Optional.of("has not answered for seconds");
        }
        return last.answers() ? Optional.empty() : Optional.of("does not answer");
    }

    private void ask() {
        long now = nanoTime.getAsLong();
        if (now - last.at() >= BETWEEN) {
            begun = now;
            store.look();
            last = new Seen(store.answers(), nanoTime.getAsLong());
        }
    }

    private record Seen(boolean answers, long at) {}
}
