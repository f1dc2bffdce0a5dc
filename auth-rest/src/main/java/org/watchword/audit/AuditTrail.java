package org.watchword.audit;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AuditStore;

/**
 * Keeps each event as a row too, or in the count of one (see {@link RepeatedRefusals}). The log comes first, and stays
 * where the row cannot be written: what was done is done, and nobody is told that it failed.
 */
public final class AuditTrail implements AuditSink {

    private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());

    private final AuditSink log;
    private final AuditStore store;
    private final AuditRows rows;
    private final RepeatedRefusals repeated = new RepeatedRefusals();
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param rows tells which events have no row, or were kept by the transaction of what they tell */
    public AuditTrail(AuditSink log, AuditStore store, AuditRows rows) {
        this.log = log;
        this.store = store;
        this.rows = rows;
    }

    @Override
    public void record(AuditEvent event) {
        log.record(event);
        if (rows.isWithin(event) || !rows.hasRow(event)) {
            return;
        }
        String id = UUID.randomUUID().toString();
        Optional<RepeatedRefusals.Row> row = repeated.rowOf(event, id);
        try {
            if (row.isEmpty() || row.get().isFirst()) {
                add(id, event, row.isPresent());
            } else if (row.get().isStored()) {
                // As much work as a new row: otherwise the time would tell whether this one has been seen before.
                store.recount(row.get().id(), AuditRows.cut(row.get().told(event.detail())));
            }
            if (failing.compareAndSet(true, false)) {
                LOG.log(Level.INFO, "Audit events are kept as rows again");
            }
        } catch (RuntimeException e) {
            boolean first = failing.compareAndSet(false, true);
            LOG.log(first ? Level.WARNING : Level.DEBUG, "An audit event stands in the log only", e);
        }
    }

    private void add(String id, AuditEvent event, boolean countsOthers) {
        boolean added = false;
        try {
            store.add(AuditRows.row(id, event));
            added = true;
        } finally {
            if (countsOthers) {
                repeated.stored(id, added);
            }
        }
    }
}
