package org.watchword.cleanup;

import java.util.Map;
import org.watchword.store.ExpiredRows;

/**
 * Numbers of rows that one {@link CleanUp#run} removed.
 *
 * @param expired rows by their kind; every kind is there, those of which nothing was removed with 0
 * @param auditEvents rows of what happened
 * @param more whether it stopped at the most that one call removes, so that another call finds more
 */
public record RemovedRows(Map<ExpiredRows.Kind, Long> expired, long auditEvents, boolean more) {

    /** Copies the map. */
    public RemovedRows {
        expired = Map.copyOf(expired);
    }

    /** Number of rows removed in all. */
    public long total() {
        return auditEvents
                + expired.values().stream().mapToLong(Long::longValue).sum();
    }
}
