package org.watchword.revocation;

import java.time.Duration;
import java.util.List;

/** Port: where the revocations of all nodes are read. */
public interface RevocationSource {

    /**
     * Revocations recorded within the last {@code window}, by the source's own clock, so that the nodes' clocks need
     * not agree. An entry is recorded when it is written, and comes when its transaction has been committed, which may
     * be later by any time. Entries may come that were seen before.
     *
     * @throws RuntimeException if they cannot be read; the message holds no secret
     */
    List<RevocationRecord> recordedWithin(Duration window);

    /**
     * False where the calling thread is within a transaction of the application's. A reading would become part of it:
     * what goes wrong with the reading would undo the application's work.
     */
    default boolean mayRead() {
        return true;
    }

    /** Tells that what was read may not have been taken in: no later reading may rely on it. */
    default void startOver() {}

    /** Ends a reading that takes too long; called by other threads while one goes on. */
    default void endOverdue() {}
}
