package org.watchword.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.watchword.api.login.BusyException;

/**
 * Lets only so many hash at once and only so many wait, so that a storm of logins does not starve the rest of the
 * server. Hashing runs on the caller's thread; there are none of our own. First come, first served.
 */
public final class HashingBulkhead {

    private static final Duration LEAST_RETRY = Duration.ofSeconds(1);

    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int maxWaiting;
    private final Duration maxWait;

    /**
     * @param maxConcurrent how many hash at once; 0: half of the processors, at least one
     * @param maxWaiting how many may wait beside them
     * @param maxWait how long each may wait
     */
    public HashingBulkhead(int maxConcurrent, int maxWaiting, Duration maxWait) {
        this.turns = new Semaphore(turns(maxConcurrent), true);
        this.maxWaiting = maxWaiting;
        this.maxWait = maxWait;
    }

    /**
     * Number of passwords hashed at once.
     *
     * @param maxConcurrent 0: half of the processors, at least one
     */
    public static int turns(int maxConcurrent) {
        return maxConcurrent > 0
                ? maxConcurrent
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * Runs {@code hashing} when it is its turn, or not at all.
     *
     * @throws BusyException where there is no turn for it
     */
    public <T> T run(Supplier<T> hashing) {
        if (!enter()) {
            throw new BusyException(maxWait.compareTo(LEAST_RETRY) > 0 ? maxWait : LEAST_RETRY);
        }
        try {
            return hashing.get();
        } finally {
            turns.release();
        }
    }

    /** Number of hashings that wait at this moment. */
    int waiting() {
        return waiting.get();
    }

    private boolean enter() {
        try {
            // With a time-out, even of nothing, the semaphore keeps the order; tryAcquire() would push in.
            if (turns.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
            try {
                return waiting.incrementAndGet() <= maxWaiting
                        && turns.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                waiting.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
