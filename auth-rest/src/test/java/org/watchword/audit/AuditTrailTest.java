package org.watchword.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore.Filter;

class AuditTrailTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123Z");

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final List<AuditEvent> logged = new ArrayList<>();
    private final AuditTrail trail = new AuditTrail(logged::add, stores.audit());

    private List<AuditRecord> rows() {
        return stores.audit().find(new Filter(null, null, null, null), 0, 100).rows();
    }

    private static AuditEvent event(String userId, String detail) {
        Actor actor = new Actor("a", "s", new Origin("192.0.2.7", "Browser/1", "r"));
        return AuditEvent.by(actor, AuditEvent.Kind.ROLE_TAKEN, AuditEvent.Outcome.SUCCESS, AT, userId, detail);
    }

    @Test
    void eventIsARowAndALine() {
        trail.record(event("u", "clerk"));

        assertThat(logged).hasSize(1);
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .isEqualTo(new AuditRecord(
                                row.id(),
                                AT,
                                "role_taken",
                                "success",
                                "u",
                                "a",
                                "s",
                                "192.0.2.7",
                                "Browser/1",
                                "r",
                                "clerk")));
    }

    @Test
    void storeThatDoesNotAnswerBreaksNothingAndTheLineStays() {
        stores.down(true);
        trail.record(event("u", ""));
        trail.record(event("u", ""));
        stores.down(false);
        trail.record(event("u", ""));

        assertThat(logged).hasSize(3);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void idsOfAnotherIssuerAreCutToWhatTheTableHolds() {
        trail.record(event("u".repeat(500), "d".repeat(900)));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.userId()).hasSize(36);
            assertThat(row.detail()).hasSize(500);
        });
    }
}
