package org.watchword.cli.database;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.api.login.Page;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.audit.AuditRows;
import org.watchword.audit.AuditSettings;
import org.watchword.audit.AuditStoreMode;
import org.watchword.audit.AuditTrail;
import org.watchword.audit.LogAuditSink;
import org.watchword.config.Configuration;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** Takes note of what a command does: in the log, and as a row. */
public final class CommandAudit {

    /** Stands in the detail of each event: there is no actor that we know. */
    private static final String DETAIL = "command line";

    private CommandAudit() {}

    /**
     * Returns the sink that {@code watchword.audit.store} asks for. A row that cannot be written is told on {@code err}
     * too: what was done is done, and the log may be seen by nobody.
     */
    static AuditSink of(Configuration configuration, AuditStore store, PrintWriter err) {
        AuditSink log = new LogAuditSink();
        return configuration.get(AuditSettings.AUDIT_STORE) == AuditStoreMode.DATABASE
                ? new AuditTrail(log, new ReportingStore(store, err), AuditRows.apart())
                : log;
    }

    /** Makes an event that nobody with an account is known to have caused. */
    public static AuditEvent event(AuditEvent.Kind kind, OpenDatabase database, String userId, String more) {
        return event(kind, database, userId, null, more);
    }

    /** Makes such an event about one session. */
    public static AuditEvent event(
            AuditEvent.Kind kind, OpenDatabase database, String userId, @Nullable String sessionId, String more) {
        return new AuditEvent(
                kind,
                AuditEvent.Outcome.SUCCESS,
                database.now(),
                userId.isEmpty() ? null : userId,
                null,
                sessionId,
                Origin.NONE,
                more.isEmpty() ? DETAIL : DETAIL + ", " + more);
    }

    private record ReportingStore(AuditStore store, PrintWriter err) implements AuditStore {

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
