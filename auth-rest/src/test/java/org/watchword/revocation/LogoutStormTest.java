package org.watchword.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.token.Revocations.Revocation.NOT_REVOKED;
import static org.watchword.token.Revocations.Revocation.REVOKED;
import static org.watchword.token.Revocations.Revocation.UNAVAILABLE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.session.RevocationCursor;
import org.watchword.session.RevocationFeed;
import org.watchword.session.SessionEnding;
import org.watchword.session.SessionFixture;
import org.watchword.session.TestClock;
import org.watchword.store.AtOnce;
import org.watchword.store.EndReason;
import org.watchword.store.TestRecords;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;
import org.watchword.token.Revocations;

/** Ten thousand logouts that come together. */
class LogoutStormTest {

    private static final int LOGOUTS = 10_000;
    private static final int THREADS = 16;
    private static final Duration POLL = Duration.ofSeconds(30);

    private final TestClock clock = new TestClock();
    private final AtomicLong ahead = new AtomicLong();

    @Test
    void onH2() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            storm(database, "SYSTEM_RANGE(1, 11000)", "X");
        }
    }

    @Test
    void onPostgres() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            storm(database, "generate_series(1, 11000) AS numbers(n)", "n");
        }
    }

    private void storm(TestDatabase database, String numbers, String n) throws Exception {
        try (JpaStores stores = database.open(TestProviders.eclipseLink())) {
            String user = TestRecords.id();
            database.run("INSERT INTO ww_user (id, username, username_key, password_hash, enabled, created_at)"
                    + " VALUES ('" + user + "', 'ada', 'ada', '-', TRUE, 0)");
            long end = clock.instant().plus(Duration.ofDays(1)).toEpochMilli();
            database.run("INSERT INTO ww_session (id, user_id, generation, current_hash, family_key, created_at,"
                    + " rotated_at, idle_expires_at, expires_at) SELECT 's' || " + n + ", '" + user
                    + "', 0, '-', '-', 0, 0, " + end + ", " + end + " FROM " + numbers);
            AtomicInteger readings = new AtomicInteger();
            RevocationList here = list(stores.revocations(), new AtomicInteger(), RevocationList.MOST);
            RevocationList other = list(stores.revocations(), readings, RevocationList.MOST);
            assertThat(check(other, "s1")).isEqualTo(NOT_REVOKED);
            SessionEnding ending =
                    new SessionEnding(stores.sessions(), stores.revocations(), here, SessionFixture.POLICY, clock);

            List<Boolean> done = AtOnce.call(THREADS, thread -> () -> {
                boolean refusedAtOnce = true;
                for (int i = thread; i < LOGOUTS; i += THREADS) {
                    ending.end("s" + (i + 1), EndReason.LOGOUT);
                    refusedAtOnce &= check(here, "s" + (i + 1)) == REVOKED;
                }
                return refusedAtOnce;
            });

            assertThat(done).as("in force at once where they were done").containsOnly(true);
            pass(POLL);
            everyOneIsRefused(other);
            assertThat(readings).as("one reading was enough").hasValue(2);
            assertThat(other.size()).isEqualTo(LOGOUTS);
            assertThat(published(new RevocationFeed(stores.revocations(), clock)))
                    .hasSize(LOGOUTS);

            RevocationList small = list(stores.revocations(), new AtomicInteger(), LOGOUTS / 2);
            assertThat(check(small, "s10001"))
                    .as("half a list lets nothing through")
                    .isEqualTo(UNAVAILABLE);
            assertThat(small.size()).isLessThanOrEqualTo(LOGOUTS / 2 + 1);

            clock.pass(Duration.ofMinutes(30).plus(RevocationList.MARGIN));
            for (RevocationList list : List.of(here, other, small)) {
                pass(POLL);
                assertThat(check(list, "s10001")).isEqualTo(NOT_REVOKED);
                assertThat(list.size()).as("nothing is left of it").isZero();
            }
        }
    }

    /** The store's clock is real, and so is the time that passes between two readings, but for what is added to it. */
    private RevocationList list(RevocationSource source, AtomicInteger readings, int most) {
        RevocationSource counted = window -> {
            readings.incrementAndGet();
            return source.recordedWithin(window);
        };
        return new RevocationList(
                new RevocationReader(
                        counted, clock, () -> System.nanoTime() + ahead.get(), POLL, Duration.ofMinutes(10)),
                most);
    }

    private void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    private Revocations.Revocation check(RevocationList list, String session) {
        return list.check("ada", session, clock.instant());
    }

    private void everyOneIsRefused(RevocationList list) {
        assertThat(IntStream.rangeClosed(1, LOGOUTS).mapToObj(i -> "s" + i))
                .allMatch(session -> check(list, session) == REVOKED);
        assertThat(IntStream.rangeClosed(LOGOUTS + 1, LOGOUTS + 1000).mapToObj(i -> "s" + i))
                .as("sessions that go on")
                .allMatch(session -> check(list, session) == NOT_REVOKED);
    }

    private static Set<RevocationRecord> published(RevocationFeed feed) {
        List<RevocationRecord> read = new ArrayList<>();
        RevocationFeed.Part part = feed.after(RevocationCursor.START);
        while (part.more()) {
            read.addAll(part.entries());
            part = feed.after(RevocationCursor.of(part.next().text()).orElseThrow());
        }
        read.addAll(part.entries());
        return new HashSet<>(read);
    }
}
