package org.watchword.concurrent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time attempt work that may fail or hang, such as a query or a download. The other threads wait
 * for its end, bounded from its beginning, or go on without it. After an attempt none follows for a while, which bounds
 * the load on the other side.
 *
 * <p>The work runs on the thread of the caller that begins it: there is no thread and no executor that could outlive
 * the web application. Thread-safe.
 */
public final class SharedAttempt {

    private final LongSupplier nanoTime;
    private final @Nullable Duration givenUpAfter;
    private final AtomicReference<@Nullable Attempt> current = new AtomicReference<>();
    private volatile @Nullable Long endedAt;

    /**
     * An attempt that hangs keeps all others from beginning one.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    public SharedAttempt(LongSupplier nanoTime) {
        this(nanoTime, null);
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}
     * @param givenUpAfter how long an attempt may hang until another may be begun beside it
     */
    public SharedAttempt(LongSupplier nanoTime, @Nullable Duration givenUpAfter) {
        this.nanoTime = nanoTime;
        this.givenUpAfter = givenUpAfter;
    }

    /**
     * Runs the work, or joins the attempt that another thread has begun, or does neither where the last attempt ended
     * less than {@code between} ago. Work that throws, throws here and does not count as an attempt that ended.
     *
     * @param patience how long to wait for another thread's attempt, from the beginning of that attempt; zero waits for
     *     none
     * @return false if an attempt of another thread has not ended yet
     */
    public boolean run(Runnable work, Duration between, Duration patience) {
        Attempt running = current.get();
        if (running == null || isGivenUp(running)) {
            if (!isDue(between)) {
                return true;
            }
            Attempt own = new Attempt(nanoTime.getAsLong());
            if (current.compareAndSet(running, own)) {
                finish(own, work, between);
                return true;
            }
            running = current.get();
        }
        return running == null || await(running, patience);
    }

    /** Tells whether an attempt is running, and has been for at least so long. */
    public boolean isRunning(Duration duration) {
        Attempt running = current.get();
        return running != null && nanoTime.getAsLong() - running.begunAt() >= duration.toNanos();
    }

    private void finish(Attempt own, Runnable work, Duration between) {
        try {
            // Another attempt may have ended between the look at the time and the beginning of this one.
            if (isDue(between)) {
                work.run();
                endedAt = nanoTime.getAsLong();
            }
        } finally {
            current.compareAndSet(own, null);
            own.ended().countDown();
        }
    }

    private boolean isDue(Duration between) {
        Long last = endedAt;
        return last == null || nanoTime.getAsLong() - last >= between.toNanos();
    }

    private boolean isGivenUp(Attempt running) {
        return givenUpAfter != null && nanoTime.getAsLong() - running.begunAt() >= givenUpAfter.toNanos();
    }

    private boolean await(Attempt running, Duration patience) {
        long remaining = patience.toNanos() - (nanoTime.getAsLong() - running.begunAt());
        try {
            return running.ended().await(Math.max(0, remaining), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Attempt(long begunAt, CountDownLatch ended) {

        Attempt(long begunAt) {
            this(begunAt, new CountDownLatch(1));
        }
    }
}
