package org.watchword.session;

import java.util.Optional;
import java.util.function.Function;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AuditRecord;
import org.watchword.store.Stores;

/**
 * Keeps and tells what happens to sessions. A row is written in the transaction of what it tells; the log, the metrics,
 * the host's sink and its observers hear of it when that has been committed.
 */
public final class SessionEvents {

    private final AuditSink audit;
    private final Function<AuditEvent, Optional<AuditRecord>> rows;

    /**
     * @param audit is told each event
     * @param rows makes the row of an event, or empty where it has none in the transaction of what it tells
     */
    public SessionEvents(AuditSink audit, Function<AuditEvent, Optional<AuditRecord>> rows) {
        this.audit = audit;
        this.rows = rows;
    }

    /** Keeps an event as a row, where that is to be. */
    void keep(Stores one, AuditEvent event) {
        rows.apply(event).ifPresent(one.audit()::add);
    }

    /** Tells an event. */
    void tell(AuditEvent event) {
        audit.record(event);
    }
}
