package org.watchword.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import org.watchword.api.login.Page;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditSettings;
import org.watchword.audit.AuditSink;
import org.watchword.audit.AuditStoreMode;
import org.watchword.audit.AuditTrail;
import org.watchword.audit.LogAuditSink;
import org.watchword.audit.Origin;
import org.watchword.config.Configuration;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** Takes note of what a command does: in the log, and as a row. */
final class CommandAudit {

    /** The detail of each event: there is no actor that we know. */
    static final String DETAIL = "command line";

    private CommandAudit() {}

    /**
     * As {@code watchword.audit.store} says.
     *
     * @param err told where a row cannot be written: what was done is done, and the log may be seen by nobody
     */
    static AuditSink of(Configuration configuration, AuditStore store, PrintWriter err) {
        AuditSink log = new LogAuditSink();
        return configuration.get(AuditSettings.AUDIT_STORE) == AuditStoreMode.DATABASE
                ? new AuditTrail(log, new Telling(store, err))
                : log;
    }

    /** An event that nobody with an account is known to have caused. */
    static AuditEvent event(AuditEvent.Kind kind, OpenDatabase database, String userId, String more) {
        return new AuditEvent(
                kind,
                AuditEvent.Outcome.SUCCESS,
                database.now(),
                userId.isEmpty() ? null : userId,
                null,
                null,
                Origin.NONE,
                more.isEmpty() ? DETAIL : DETAIL + ", " + more);
    }

    private record Telling(AuditStore store, PrintWriter err) implements AuditStore {

        @Override
        public void add(AuditRecord row) {
            try {
                store.add(row);
            } catch (StoreUnavailableException e) {
                err.println("watchword: warning: it is done, but the audit row "
                        + row.kind().toLowerCase(Locale.ROOT) + " could not be written");
                throw e;
            }
        }

        @Override
        public void recount(String id, String detail) {
            store.recount(id, detail);
        }

        @Override
        public Page<AuditRecord> find(Filter filter, int page, int size) {
            return store.find(filter, page, size);
        }

        @Override
        public int deleteBefore(Instant at, int most) {
            return store.deleteBefore(at, most);
        }
    }
}
