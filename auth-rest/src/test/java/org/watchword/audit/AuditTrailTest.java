package org.watchword.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore.Filter;

class AuditTrailTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123Z");

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final List<AuditEvent> logged = new ArrayList<>();
    private final AuditTrail trail = new AuditTrail(logged::add, stores.audit(), AuditRows.apart());

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

    private void refused(AuditEvent.Kind kind, String userId, String address, long second, String detail) {
        trail.record(new AuditEvent(
                kind, AT.plusSeconds(second), userId, null, new Origin(address, "Browser/1", "r"), detail));
    }

    @Test
    void whatNobodyIsKnownForIsOneRowAMinuteAndNetworkWithACount() {
        for (int i = 0; i < 59; i++) {
            refused(AuditEvent.Kind.REFRESH_FAILED, null, "192.0.2.7", i, "malformed");
            refused(AuditEvent.Kind.REFRESH_FAILED, null, "2001:db8::" + (i + 1), i, "malformed");
        }
        refused(AuditEvent.Kind.REFRESH_FAILED, null, "192.0.2.8", 1, "malformed");
        refused(AuditEvent.Kind.LOGIN_FAILED, null, "192.0.2.7", 1, "no such user");
        refused(AuditEvent.Kind.REFRESH_FAILED, null, "192.0.2.7", 60, "malformed");

        assertThat(logged).as("each has its line").hasSize(121);
        assertThat(rows())
                .extracting(row -> row.address() + " " + row.detail())
                .containsExactlyInAnyOrder(
                        "192.0.2.7 malformed; 58 times more within the minute",
                        "2001:db8::1 malformed; 58 times more within the minute",
                        "192.0.2.8 malformed",
                        "192.0.2.7 no such user",
                        "192.0.2.7 malformed");
    }

    @Test
    void refusedEventsOfTwoAccountsAndDoneOnesAreNotCountedTogether() {
        refused(AuditEvent.Kind.LOGIN_FAILED, "u", "192.0.2.7", 0, "wrong password");
        refused(AuditEvent.Kind.LOGIN_FAILED, "u", "192.0.2.7", 1, "wrong password");
        refused(AuditEvent.Kind.LOGIN_FAILED, "v", "192.0.2.7", 2, "wrong password");
        refused(AuditEvent.Kind.LOGIN, "v", "192.0.2.7", 3, "");
        refused(AuditEvent.Kind.LOGIN, "v", "192.0.2.7", 4, "");

        assertThat(rows())
                .extracting(row -> row.userId() + " " + row.detail())
                .containsExactlyInAnyOrder(
                        "u wrong password; 1 time more within the minute", "v wrong password", "v null", "v null");
    }

    @Test
    void refusedEventIsARowAgainOnceTheStoreAnswers() {
        stores.down(true);
        refused(AuditEvent.Kind.REFRESH_FAILED, null, "192.0.2.7", 0, "malformed");
        stores.down(false);
        refused(AuditEvent.Kind.REFRESH_FAILED, null, "192.0.2.7", 1, "malformed");

        assertThat(rows()).extracting(AuditRecord::detail).containsExactly("malformed");
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
