package org.watchword.audit;

import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/**
 * Keeps each event as a row too, or in the count of one (see {@link RepeatedRefusals}). The log comes first, and stays
 * where the row cannot be written: what was done is done, and nobody is told that it failed.
 */
public final class AuditTrail implements AuditSink {

    private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());
    private static final int MOST_OF_ID = 36;
    private static final int MOST_OF_DETAIL = 500;

    private final AuditSink log;
    private final AuditStore store;
    private final RepeatedRefusals repeated = new RepeatedRefusals();
    private final AtomicBoolean failing = new AtomicBoolean();

    public AuditTrail(AuditSink log, AuditStore store) {
        this.log = log;
        this.store = store;
    }

    @Override
    public void record(AuditEvent event) {
        log.record(event);
        String id = UUID.randomUUID().toString();
        Optional<RepeatedRefusals.Row> row = repeated.rowOf(event, id);
        try {
            if (row.isEmpty() || row.get().isFirst()) {
                add(id, event, row.isPresent());
            } else if (row.get().isStored()) {
                // As much work as a new row: otherwise the time would tell whether this one has been seen before.
                store.recount(row.get().id(), cut(row.get().told(event.detail())));
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
            store.add(row(id, event));
            added = true;
        } finally {
            if (countsOthers) {
                repeated.stored(id, added);
            }
        }
    }

    private static AuditRecord row(String id, AuditEvent event) {
        return new AuditRecord(
                id,
                event.at(),
                event.kind().name().toLowerCase(Locale.ROOT),
                event.outcome().name().toLowerCase(Locale.ROOT),
                cut(event.userId(), MOST_OF_ID),
                cut(event.actorId(), MOST_OF_ID),
                cut(event.sessionId(), MOST_OF_ID),
                event.origin().address(),
                event.origin().userAgent(),
                event.origin().requestId(),
                event.detail().isEmpty() ? null : cut(event.detail()));
    }

    private static String cut(String detail) {
        return detail.length() <= MOST_OF_DETAIL ? detail : detail.substring(0, MOST_OF_DETAIL);
    }

    /** Ids of ours are never longer; another issuer's may be anything. */
    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
