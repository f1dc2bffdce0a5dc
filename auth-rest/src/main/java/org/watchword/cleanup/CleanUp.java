package org.watchword.cleanup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;

/**
 * Removes what has expired: sessions, tokens from mails, revocations, counters of tries, and what happened longer ago
 * than is kept. The one way to do it: by itself, by an administrator, by a job of the host's, by a command. Safe on
 * many nodes at once.
 *
 * <p>It has no thread: {@link #whenDue} is called after requests have been answered and does a little of the work where
 * it is time.
 */
public final class CleanUp {

    /** Most rows of one kind that are removed in one transaction. */
    public static final int BATCH = 500;

    /** Most transactions for one kind in one {@link #run}. */
    public static final int BATCHES = 100;

    private static final Logger LOG = System.getLogger(CleanUp.class.getName());

    private static final Duration INTERVAL = Duration.ofHours(1);

    /** More than nodes' clocks may differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final ExpiredRows rows;
    private final AuditStore audit;
    private final Duration auditRetention;
    private final int batch;
    private final Clock clock;
    private final AtomicReference<Instant> next;

    /** @param auditRetention how long what happened is kept */
    public CleanUp(ExpiredRows rows, AuditStore audit, Duration auditRetention, Clock clock) {
        this(rows, audit, auditRetention, BATCH, clock);
    }

    CleanUp(ExpiredRows rows, AuditStore audit, Duration auditRetention, int batch, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.auditRetention = auditRetention;
        this.batch = batch;
        this.clock = clock;
        this.next = new AtomicReference<>(clock.instant().plus(INTERVAL));
    }

    /**
     * Removes one batch of each kind where an hour has gone by, and is due again at once where there is more. One
     * thread of a node at a time; the others go on. Never throws.
     */
    public void whenDue() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(INTERVAL))) {
            return;
        }
        try {
            if (remove(1).more()) {
                next.set(now);
            }
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "Nothing is removed while the store does not answer", e);
        } catch (RuntimeException e) {
            // The request has its answer; whoever sent it has nothing to do with this.
            LOG.log(Level.WARNING, "What has expired could not be removed", e);
        }
    }

    /**
     * Removes what has expired, batch by batch, each in a transaction of its own: at most {@value #BATCHES} batches of
     * {@value #BATCH} rows of each kind, so that a call ends. Call it again where it says that there is more.
     *
     * @throws StoreUnavailableException where the store does not answer; what was removed before stays removed
     */
    public RemovedRows run() {
        return remove(BATCHES);
    }

    private RemovedRows remove(int batches) {
        Instant now = clock.instant();
        RuntimeException failed = null;
        boolean more = false;
        Map<ExpiredRows.Kind, Long> expired = new EnumMap<>(ExpiredRows.Kind.class);
        for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
            Instant before = now.minus(kind == ExpiredRows.Kind.SESSIONS ? ExpiredRows.SESSIONS_KEPT : MARGIN);
            try {
                long removed = upTo(batches, most -> rows.remove(kind, before, most));
                more |= removed == (long) batches * batch;
                expired.put(kind, removed);
            } catch (RuntimeException e) {
                // A table of the host's may refer to one row of one kind; the others must not grow for it.
                LOG.log(Level.WARNING, "What has expired could not be removed: " + kind, e);
                failed = e;
            }
        }
        Instant forgotten = now.minus(auditRetention);
        long auditEvents = upTo(batches, most -> audit.deleteBefore(forgotten, most));
        if (failed != null) {
            throw failed;
        }
        return new RemovedRows(expired, auditEvents, more || auditEvents == (long) batches * batch);
    }

    private long upTo(int batches, IntUnaryOperator remover) {
        long removed = 0;
        for (int i = 0; i < batches; i++) {
            int last = remover.applyAsInt(batch);
            removed += last;
            if (last < batch) {
                break;
            }
        }
        return removed;
    }
}
