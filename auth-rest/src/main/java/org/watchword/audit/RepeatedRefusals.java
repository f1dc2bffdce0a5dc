package org.watchword.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.transport.IpAddress;

/**
 * Finds the row that a refused event adds to: of what a request is refused that nobody is known to have sent there is
 * one row a minute and network, with a count. Otherwise anybody could fill the table. A bounded number of rows is
 * remembered.
 */
final class RepeatedRefusals {

    private static final Duration ONE_ROW_IN = Duration.ofMinutes(1);
    private static final int MOST = 5000;

    private final Map<Kind, Row> recent = new LinkedHashMap<>();

    /** The row that this event belongs to, counted; empty where it has a row of its own. */
    Optional<Row> rowOf(AuditEvent event, String newId) {
        String address = event.origin().address();
        if (event.outcome() == AuditEvent.Outcome.SUCCESS || event.actorId() != null || address == null) {
            return Optional.empty();
        }
        String network = IpAddress.of(address).map(IpAddress::network).orElse(address);
        Kind kind = new Kind(event.kind(), event.outcome(), network, event.userId(), event.sessionId(), event.detail());
        synchronized (recent) {
            Row row = recent.get(kind);
            if (row == null || Duration.between(row.since, event.at()).abs().compareTo(ONE_ROW_IN) >= 0) {
                // Taken out first, so that the eldest is the one whose row is the longest ago.
                recent.remove(kind);
                if (recent.size() >= MOST) {
                    recent.remove(recent.keySet().iterator().next());
                }
                row = new Row(newId, event.at());
                recent.put(kind, row);
            }
            row.events++;
            return Optional.of(new Row(row));
        }
    }

    /** Notes whether later events may add to the row. Until then they are counted alone. */
    void stored(String id, boolean isStored) {
        synchronized (recent) {
            if (isStored) {
                recent.values().stream().filter(row -> row.id.equals(id)).forEach(row -> row.stored = true);
            } else {
                recent.values().removeIf(row -> row.id.equals(id));
            }
        }
    }

    private record Kind(
            AuditEvent.Kind kind,
            AuditEvent.Outcome outcome,
            String network,
            @Nullable String userId,
            @Nullable String sessionId,
            String detail) {}

    /** One row, as it was when an event was counted. */
    static final class Row {

        private final String id;
        private final Instant since;
        private long events;
        private boolean stored;

        private Row(String id, Instant since) {
            this.id = id;
            this.since = since;
        }

        private Row(Row other) {
            this(other.id, other.since);
            this.events = other.events;
            this.stored = other.stored;
        }

        String id() {
            return id;
        }

        /** Tells whether this event is the one that the row is made of. */
        boolean isFirst() {
            return events == 1;
        }

        boolean isStored() {
            return stored;
        }

        /** Detail of the row, with the count of the further events. */
        String told(String detail) {
            String count = (events - 1) + (events == 2 ? " time more" : " times more") + " within the minute";
            return detail.isEmpty() ? count : detail + "; " + count;
        }
    }
}
