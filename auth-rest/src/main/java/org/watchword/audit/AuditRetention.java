package org.watchword.audit;

import java.time.Clock;
import java.time.Duration;
import org.watchword.store.AuditStore;

/** Removes audit rows that are older than they must be kept. Thread-safe; may run on many nodes at once. */
public final class AuditRetention {

    private static final int BATCH = 1000;

    private final AuditStore store;
    private final Duration kept;
    private final Clock clock;

    /**
     * @param store the rows
     * @param kept how long a row is kept
     * @param clock the time
     */
    public AuditRetention(AuditStore store, Duration kept, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Removes at most a thousand rows, in one short transaction. To be called again while it says that there may be more.
     *
     * @return true where there may be more
     * @throws org.watchword.store.StoreUnavailableException when the store does not answer
     */
    public boolean removeBatch() {
        return store.deleteBefore(clock.instant().minus(kept), BATCH) == BATCH;
    }
}
