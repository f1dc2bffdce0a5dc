package org.watchword.start.login;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.backend.SharedSessions;
import org.watchword.concurrent.SharedAttempt;
import org.watchword.config.ConfigurationException;
import org.watchword.store.OpenedStore;
import org.watchword.store.Stores;

/**
 * Opens the store when it is first needed, and tries again for as long as it takes: an application whose database is
 * down starts, and works as soon as the database does. One attempt at a time, two seconds apart; nobody waits for one
 * longer than a second from its beginning. Thread-safe.
 */
final class StoreOpening<O extends OpenedStore> {

    private static final System.Logger LOG = System.getLogger(StoreOpening.class.getName());
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StoreBackend<O> backend;
    private final Consumer<Stores> first;
    private final SharedAttempt opening;
    private final AtomicReference<@Nullable O> opened = new AtomicReference<>();
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    /**
     * @param first done with the stores before anybody else has them; a failure of it is one of the opening
     * @param nanoTime as {@link System#nanoTime()}
     */
    StoreOpening(StoreBackend<O> backend, Consumer<Stores> first, LongSupplier nanoTime) {
        this.backend = backend;
        this.first = first;
        this.opening = new SharedAttempt(nanoTime);
    }

    /** Returns the ports, each of which opens the store when it is used. */
    Stores stores() {
        return backend.stores(this::get);
    }

    /** Returns what is not in the database. */
    Optional<SharedSessions> shared() {
        return backend.shared();
    }

    /**
     * The opened store.
     *
     * @throws StoreUnavailableException if it cannot be had now
     */
    O get() {
        O present = opened.get();
        if (present == null) {
            opening.run(this::attempt, BETWEEN, PATIENCE);
            present = opened.get();
        }
        if (present == null) {
            throw unavailable();
        }
        return present;
    }

    /** Why it could not be opened when that was last tried; empty where it is open. */
    Optional<RuntimeException> problem() {
        return opened.get() != null ? Optional.empty() : Optional.ofNullable(failure);
    }

    /**
     * Opens it at start.
     *
     * @throws ConfigurationException if it can never be had as things are set
     * @throws StoreUnavailableException if it cannot be had now
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
        O present = opened.getAndSet(null);
        if (present != null) {
            present.close();
        }
        backend.shared().ifPresent(SharedSessions::close);
    }

    private void attempt() {
        if (closed || opened.get() != null) {
            return;
        }
        try {
            opened.set(ready());
            if (failure != null) {
                LOG.log(Level.INFO, "The store of Watchword answers now");
            }
            failure = null;
            if (closed) {
                close();
            }
        } catch (StoreUnavailableException | ConfigurationException e) {
            failure = e;
            LOG.log(
                    Level.WARNING,
                    "Watchword cannot use its store: {0}",
                    StoreProblem.of(e, "watchword.datasource").what());
        } catch (RuntimeException e) {
            failure = e;
            LOG.log(Level.ERROR, "Watchword cannot use its store", e);
        }
    }

    private O ready() {
        O store = backend.open();
        try {
            first.accept(backend.stores(() -> store));
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private StoreUnavailableException unavailable() {
        RuntimeException cause = closed ? null : failure;
        if (cause instanceof StoreUnavailableException unavailable) {
            return unavailable;
        }
        return new StoreUnavailableException(
                "The database cannot be used yet",
                cause == null ? new IllegalStateException("being opened, or closed") : cause);
    }
}
