package org.watchword.start.login;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.config.ConfigurationException;
import org.watchword.store.StoreUnavailableException;

/**
 * Opens the stores when they are first needed, and tries again for as long as it takes: an application whose database is down starts,
 * and works as soon as the database does. One attempt at a time, two seconds apart; nobody waits for one longer than a second from its
 * beginning. Thread-safe.
 */
final class StoreOpening {

    private static final System.Logger LOG = System.getLogger(StoreOpening.class.getName());
    private static final long BETWEEN = Duration.ofSeconds(2).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    private final Supplier<Stores> opener;
    private final LongSupplier nanoTime;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Stores opened;
    private volatile @Nullable Long begun;
    private volatile @Nullable Failed failed;
    private volatile boolean closed;

    /**
     * @param opener opens them and makes them ready for use; leaves nothing behind where it throws
     * @param nanoTime as {@link System#nanoTime()}
     */
    StoreOpening(Supplier<Stores> opener, LongSupplier nanoTime) {
        this.opener = opener;
        this.nanoTime = nanoTime;
    }

    /**
     * The stores.
     *
     * @throws StoreUnavailableException if they cannot be had now
     */
    Stores get() {
        Stores present = opened;
        if (present != null) {
            return present;
        }
        Failed before = failed;
        if (closed || (before != null && nanoTime.getAsLong() - before.at() < BETWEEN)) {
            throw unavailable(before == null ? null : before.cause());
        }
        if (!enter()) {
            throw unavailable(null);
        }
        try {
            present = opened;
            if (present != null) {
                return present;
            }
            // Whoever waited for an attempt that failed does not begin another at once.
            if (!Objects.equals(failed, before) || closed) {
                throw unavailable(null);
            }
            return attempt();
        } finally {
            opening.unlock();
        }
    }

    /** Why they could not be opened when that was last tried; empty where they are open. */
    Optional<RuntimeException> problem() {
        Failed last = failed;
        return opened != null || last == null ? Optional.empty() : Optional.of(last.cause());
    }

    /**
     * Opens them at start.
     *
     * @throws ConfigurationException if they can never be had as things are set
     * @throws StoreUnavailableException if they cannot be had now
     */
    void openAtStart() {
        try {
            get();
        } catch (StoreUnavailableException e) {
            if (e.getCause() instanceof ConfigurationException configuration) {
                throw configuration;
            }
            throw e;
        }
    }

    /** Closes what is open; nothing is opened any more. An attempt that is under way closes what it opens itself. */
    void close() {
        closed = true;
        if (!enter()) {
            return;
        }
        try {
            closeOpened();
        } finally {
            opening.unlock();
        }
    }

    private void closeOpened() {
        Stores present = opened;
        opened = null;
        if (present != null) {
            present.close();
        }
    }

    private boolean enter() {
        Long since = begun;
        long patience = since == null ? PATIENCE : PATIENCE - (nanoTime.getAsLong() - since);
        try {
            return opening.tryLock(Math.max(0, patience), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Stores attempt() {
        begun = nanoTime.getAsLong();
        try {
            Stores stores = opener.get();
            if (failed != null) {
                LOG.log(Level.INFO, "The database of Watchword answers now");
            }
            opened = stores;
            failed = null;
            if (closed) {
                closeOpened();
            }
            return stores;
        } catch (StoreUnavailableException | ConfigurationException e) {
            LOG.log(
                    Level.WARNING,
                    "Watchword cannot use its database: {0}",
                    StoreProblem.of(e, "watchword.datasource").what());
            failed = new Failed(nanoTime.getAsLong(), e);
            throw unavailable(e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Watchword cannot use its database", e);
            failed = new Failed(nanoTime.getAsLong(), e);
            throw unavailable(e);
        } finally {
            begun = null;
        }
    }

    private static StoreUnavailableException unavailable(@Nullable RuntimeException cause) {
        if (cause instanceof StoreUnavailableException unavailable) {
            return unavailable;
        }
        return new StoreUnavailableException(
                "The database cannot be used yet",
                cause == null ? new IllegalStateException("being opened, or closed") : cause);
    }

    private record Failed(long at, RuntimeException cause) {}
}
