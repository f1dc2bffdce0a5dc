package org.watchword.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.store.AuditRecord;

/**
 * Makes the rows of audit events, and tells which are written in the transaction of what they tell: logins and
 * refreshes, so that neither costs a commit of its own. {@link AuditTrail} writes all others. Thread-safe.
 */
public final class AuditRows {

    private static final int MOST_OF_ID = 36;
    private static final int MOST_OF_DETAIL = 500;

    private final BooleanSupplier keeps;
    private final RefreshAudit refreshes;

    /**
     * @param keeps whether events become rows now; not where the host keeps them itself
     * @param refreshes what is kept of a refresh
     */
    public AuditRows(BooleanSupplier keeps, RefreshAudit refreshes) {
        this.keeps = keeps;
        this.refreshes = refreshes;
    }

    /** Returns an object by which each event becomes a row, and none within another transaction. */
    public static AuditRows apart() {
        return new AuditRows(() -> false, RefreshAudit.ROW);
    }

    /** Returns the row to be written in the transaction of what the event tells; empty where none is. */
    public Optional<AuditRecord> within(AuditEvent event) {
        return isWithin(event) && hasRow(event)
                ? Optional.of(row(UUID.randomUUID().toString(), event))
                : Optional.empty();
    }

    /** Tells whether the event was kept by the transaction of what it tells. */
    boolean isWithin(AuditEvent event) {
        return (event.kind() == AuditEvent.Kind.LOGIN || event.kind() == AuditEvent.Kind.REFRESH)
                && keeps.getAsBoolean();
    }

    /** Tells whether such an event becomes a row at all. */
    boolean hasRow(AuditEvent event) {
        return event.kind() != AuditEvent.Kind.REFRESH || refreshes == RefreshAudit.ROW;
    }

    static AuditRecord row(String id, AuditEvent event) {
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

    static String cut(String detail) {
        return detail.length() <= MOST_OF_DETAIL ? detail : detail.substring(0, MOST_OF_DETAIL);
    }

    /** Ids of ours are never longer; another issuer's may be anything. */
    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
