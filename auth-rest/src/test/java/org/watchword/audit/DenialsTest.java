package org.watchword.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.session.TestClock;

class DenialsTest {

    private final TestClock clock = new TestClock();
    private final List<AuditEvent> told = new ArrayList<>();
    private final Denials denials = new Denials(told::add, clock);

    private void note(String user, String session, String what) {
        denials.note(new Actor(user, session, Origin.NONE), what);
    }

    @Test
    void clientThatTriesInALoopIsOneEventAMinuteWithTheNumberOfTries() {
        for (int i = 0; i < 100; i++) {
            note("ada", "s", "role_missing at /api/*");
        }
        clock.pass(Duration.ofMinutes(1));
        note("ada", "s", "role_missing at /api/*");

        assertThat(told)
                .extracting(AuditEvent::detail)
                .containsExactly(
                        "role_missing at /api/*", "role_missing at /api/*; 99 times more since the last event");
    }

    @Test
    void anotherUserSessionOrResourceIsAnotherEvent() {
        note("ada", "s", "role_missing at /api/*");
        note("bob", "s", "role_missing at /api/*");
        note("ada", "t", "role_missing at /api/*");
        note("ada", "s", "role_missing at /reports/*");

        assertThat(told).hasSize(4);
        assertThat(told).allSatisfy(event -> assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.DENIED));
    }

    @Test
    void manyClientsCostABoundedAmountOfMemoryAndTheLatestAreRemembered() {
        for (int i = 0; i < 5000; i++) {
            note("user-" + i, "s", "x");
        }
        told.clear();

        note("user-4999", "s", "x");
        assertThat(told).isEmpty();
        note("user-0", "s", "x");
        assertThat(told).hasSize(1);
    }
}
