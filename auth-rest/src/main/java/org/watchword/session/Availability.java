package org.watchword.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.downtime.DowntimeStore;

/**
 * Tells how long the service could not be asked. Each node that answers requests says so every two seconds; one that
 * has started, or to which the store did not answer, finds out by that how long nobody could be asked.
 *
 * <p>It has no thread: {@link #whenDue} is called after requests have been answered.
 */
public final class Availability {

    private static final System.Logger LOG = System.getLogger(Availability.class.getName());
    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    /**
     * So long a store that has not answered is left alone: whoever asks waits for it, after its request was answered.
     */
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final DowntimeStore store;
    private final LongSupplier nanoTime;
    private final AtomicBoolean interrupted = new AtomicBoolean(true);
    private final AtomicBoolean saying = new AtomicBoolean();
    private volatile long lastNanos;
    private volatile long interval = INTERVAL;

    /** @param nanoTime as {@link System#nanoTime()} */
    public Availability(DowntimeStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong() - INTERVAL;
    }

    /** Says that this node answers, where it is time. One thread of a node at a time. Never throws. */
    public void whenDue() {
        if (isDue() && saying.compareAndSet(false, true)) {
            try {
                sayIfDue();
            } finally {
                saying.set(false);
            }
        }
    }

    private boolean isDue() {
        return nanoTime.getAsLong() - lastNanos >= interval;
    }

    private void sayIfDue() {
        if (!isDue()) {
            return;
        }
        lastNanos = nanoTime.getAsLong();
        interval = PAUSE;
        try {
            answering();
            interval = INTERVAL;
        } catch (StoreUnavailableException e) {
            interrupted();
            LOG.log(Level.DEBUG, "The store does not answer", e);
        } catch (RuntimeException e) {
            // The request has its answer, and nothing of this node's hangs on it.
            LOG.log(Level.WARNING, "It could not be noted that this node answers", e);
        }
    }

    /** A request could not be done: the store did not answer. */
    void interrupted() {
        interrupted.set(true);
    }

    /**
     * Returns how much of the time between two moments of the store's clock nobody could be asked.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    Duration downtimeBetween(Instant from, Instant until) {
        if (interrupted.get()) {
            answering();
        }
        return store.latest().map(found -> found.within(from, until)).orElse(Duration.ZERO);
    }

    private void answering() {
        if (interrupted.getAndSet(false)) {
            try {
                store.answeringAgain();
            } catch (RuntimeException e) {
                interrupted();
                throw e;
            }
        } else {
            store.answering();
        }
    }
}
