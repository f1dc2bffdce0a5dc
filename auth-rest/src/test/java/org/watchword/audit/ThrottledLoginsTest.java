package org.watchword.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.session.TestClock;

class ThrottledLoginsTest {

    private static final Actor NOBODY = new Actor(null, null, Origin.NONE);

    private final TestClock clock = new TestClock();
    private final List<AuditEvent> told = new ArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final ThrottledLogins refusals = new ThrottledLogins(told::add, clock);

    private void note(String network, String user) {
        refusals.note(NOBODY, network, () -> {
            lookUps.incrementAndGet();
            return Optional.ofNullable(user);
        });
    }

    @Test
    void oneNetworkIsOneEventAMinuteWhateverItTriesAndTheUsersAreNotEvenLookedFor() {
        note("192.0.2.1", "ada");
        for (int i = 0; i < 99; i++) {
            note("192.0.2.1", "user-" + i);
        }
        clock.pass(Duration.ofMinutes(1));
        note("192.0.2.1", null);

        assertThat(told)
                .extracting(AuditEvent::detail)
                .containsExactly("too many attempts", "too many attempts; 99 times more since the last event");
        assertThat(told).extracting(AuditEvent::userId).containsExactly("ada", null);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.kind()).isEqualTo(AuditEvent.Kind.LOGIN_THROTTLED);
            assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.FAILURE);
        });
        assertThat(lookUps).hasValue(2);
    }

    @Test
    void oneAccountIsOneEventAMinuteFromHoweverManyNetworksAndNoneIsForgotten() {
        for (int i = 0; i < 10; i++) {
            note("192.0.2." + i, "ada");
            note("192.0.2." + i, "ada");
        }
        note("198.51.100.1", "bob");
        assertThat(told).extracting(AuditEvent::userId).containsExactly("ada", "bob");

        clock.pass(Duration.ofMinutes(1));
        note("203.0.113.1", "ada");

        assertThat(told.get(2).detail()).isEqualTo("too many attempts; 9 times more since the last event");
        note("192.0.2.5", "eve");
        assertThat(told.get(3).detail()).isEqualTo("too many attempts; 1 times more since the last event");
    }

    @Test
    void manyNetworksCostABoundedAmountOfMemory() {
        for (int i = 0; i < 5000; i++) {
            note("network-" + i, null);
        }
        told.clear();

        note("network-4999", null);
        assertThat(told).isEmpty();
        note("network-0", null);
        assertThat(told).hasSize(1);
    }
}
