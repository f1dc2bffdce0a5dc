package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.watchword.health.HealthPart;
import org.watchword.key.remote.TestIssuer;
import org.watchword.report.Entry;
import org.watchword.servlet.TestSettings;

class PublishedRevocationsTest {

    private final AtomicLong now = new AtomicLong();

    private PublishedRevocations revocations(Map<String, String> settings) {
        return PublishedRevocations.of(TestSettings.of(settings), Clock.systemUTC(), now::get);
    }

    @Test
    void withoutAUrlTheReportSaysWhatIsNotKnown() {
        PublishedRevocations off = revocations(Map.of());

        assertThat(off.entries()).singleElement().satisfies(entry -> {
            assertThat(((Entry.Integration) entry).on()).isFalse();
            assertThat(((Entry.Integration) entry).why()).contains("watchword.revocation.url");
        });
        assertThat(off.health()).isEmpty();
    }

    @Test
    void healthReadsAndTheReportSaysWhereAndWhen() {
        try (TestIssuer issuer = new TestIssuer()) {
            issuer.answers(503, "");
            PublishedRevocations on =
                    revocations(Map.of("watchword.revocation.url", issuer.url(), "watchword.revocation.token", "abc"));
            List<HealthPart> health = on.health();

            assertThat(on.entries().toString())
                    .contains(issuer.url() + ", not yet")
                    .doesNotContain("abc");
            assertThat(health.get(0).problem().get()).contains("cannot be read");

            issuer.answers(200, "{\"revocations\":[],\"next\":\"1\",\"more\":false}");
            now.addAndGet(Duration.ofSeconds(2).toNanos());
            assertThat(health.get(0).problem().get()).isEmpty();
            now.addAndGet(Duration.ofSeconds(30).toNanos());
            assertThat(on.entries().toString()).contains("last 30 s ago");
        }
    }
}
