package org.watchword.cleanup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.StoreUnavailableException;

/**
 * Removes what has expired: sessions, tokens from mails, revocations, counters of tries, and what happened longer ago than is kept.
 * Thread-safe, and on many nodes at once.
 *
 * <p>It has no thread: {@link #whenDue} is called after requests have been answered and does a little of the work where it is time.
 */
public final class CleanUp {

    private static final Logger LOG = System.getLogger(CleanUp.class.getName());

    /** Kept for a while, so that a replay of a token is still told from one that never was. */
    private static final Duration SESSIONS_KEPT = Duration.ofDays(1);

    /** More than nodes' clocks may differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final ExpiredRows rows;
    private final AuditStore audit;
    private final Duration auditRetention;
    private final Duration interval;
    private final int batch;
    private final Clock clock;
    private final AtomicReference<Instant> next;

    /**
     * @param rows what expires
     * @param audit what happened
     * @param auditRetention how long what happened is kept
     * @param interval how often {@link #whenDue} does something
     * @param batch most rows of one kind in one transaction
     * @param clock the time
     */
    public CleanUp(
            ExpiredRows rows, AuditStore audit, Duration auditRetention, Duration interval, int batch, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.auditRetention = auditRetention;
        this.interval = interval;
        this.batch = batch;
        this.clock = clock;
        this.next = new AtomicReference<>(clock.instant().plus(interval));
    }

    /**
     * Removes one batch of each kind where it is time, and is due again at once where there is more. One thread of a node at a time;
     * the others go on. Never throws.
     */
    public void whenDue() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(interval))) {
            return;
        }
        try {
            if (removeBatches(now) >= batch) {
                next.set(now);
            }
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "Nothing is removed while the store does not answer", e);
        }
    }

    /**
     * Removes all that has expired, batch by batch.
     *
     * @return how many rows it were
     * @throws StoreUnavailableException where the store does not answer; what was removed before stays removed
     */
    public long run() {
        Instant now = clock.instant();
        long removed = 0;
        for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
            int last;
            do {
                last = rows.remove(kind, before(kind, now), batch);
                removed += last;
            } while (last == batch);
        }
        int last;
        do {
            last = audit.deleteBefore(now.minus(auditRetention), batch);
            removed += last;
        } while (last == batch);
        return removed;
    }

    /** The largest number of rows that were removed of one kind. */
    private int removeBatches(Instant now) {
        int most = audit.deleteBefore(now.minus(auditRetention), batch);
        for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
            most = Math.max(most, rows.remove(kind, before(kind, now), batch));
        }
        return most;
    }

    private static Instant before(ExpiredRows.Kind kind, Instant now) {
        return now.minus(kind == ExpiredRows.Kind.SESSIONS ? SESSIONS_KEPT : MARGIN);
    }
}
