package org.watchword.start.login;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchword.concurrent.SharedAttempt;

/**
 * Tells probes that come every few seconds whether the store answers. At most one thread waits for the store, however
 * long it hangs; all others are told what is known. Thread-safe.
 */
final class StoreHealth {

    /** Many probes cost the store one question a second. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** A question that has had no answer for so long is an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoreReport store;
    private final SharedAttempt asking;

    /**
     * @param store has been looked at already
     * @param nanoTime as {@link System#nanoTime()}
     */
    StoreHealth(StoreReport store, LongSupplier nanoTime) {
        this.store = store;
        this.asking = new SharedAttempt(nanoTime);
    }

    /** Problem of the store, or empty. */
    Optional<String> problem() {
        if (!asking.run(store::look, BETWEEN, Duration.ZERO) && asking.isRunning(PATIENCE)) {
            return Optional.of("has not answered for seconds");
        }
        return store.answers() ? Optional.empty() : Optional.of("does not answer");
    }

    /** Tells whether the store answered when it was last asked, and is not being waited for. */
    boolean isWell() {
        return store.answers() && !asking.isRunning(Duration.ZERO);
    }
}
