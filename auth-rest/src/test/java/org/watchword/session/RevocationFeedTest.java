package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.revocation.RevocationRecord;

class RevocationFeedTest {

    private static final Instant UNTIL = TestClock.START.plus(Duration.ofDays(3));

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final RevocationFeed feed = new RevocationFeed(stores.revocations(), clock, 3);

    private RevocationRecord recorded(String id) {
        RevocationRecord entry = new RevocationRecord.OfSession(id, UNTIL);
        stores.revocations().record(entry);
        return entry;
    }

    private static RevocationCursor sent(RevocationCursor cursor) {
        return RevocationCursor.of(cursor.text()).orElseThrow();
    }

    @Test
    void partsAreBoundedAndTogetherHoldEverything() {
        Set<RevocationRecord> all = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            all.add(recorded("s" + i));
        }
        RevocationRecord ofUser = new RevocationRecord.OfUser("u", TestClock.START, UNTIL);
        stores.revocations().record(ofUser);
        all.add(ofUser);

        List<RevocationRecord> read = new ArrayList<>();
        RevocationFeed.Part part = feed.after(RevocationCursor.START);
        while (part.more()) {
            assertThat(part.entries()).hasSize(3);
            read.addAll(part.entries());
            part = feed.after(sent(part.next()));
        }
        read.addAll(part.entries());

        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatIsRecordedWhileTheFirstPartsAreReadComesWithTheNextReading() {
        for (int i = 1; i < 6; i++) {
            recorded("s" + i);
        }
        RevocationFeed.Part first = feed.after(RevocationCursor.START);
        clock.pass(Duration.ofSeconds(90));
        RevocationRecord before = recorded("s0");
        clock.pass(Duration.ofSeconds(90));
        RevocationFeed.Part second = feed.after(sent(first.next()));
        assertThat(second.more()).isFalse();
        assertThat(second.entries()).doesNotContain(before);

        assertThat(feed.after(sent(second.next())).entries()).contains(before);
    }

    @Test
    void cursorOfTheFutureOrOfLongAgoBeginsAnew() {
        RevocationRecord entry = recorded("s");
        clock.pass(Duration.ofHours(20));

        assertThat(feed.after(RevocationCursor.readUpTo(clock.instant().plusSeconds(1)))
                        .entries())
                .containsExactly(entry);
        assertThat(feed.after(RevocationCursor.readUpTo(TestClock.START.minus(Duration.ofDays(9000))))
                        .entries())
                .containsExactly(entry);
        assertThat(feed.after(RevocationCursor.readUpTo(clock.instant())).entries())
                .isEmpty();
    }

    @Test
    void cursorSurvivesTheWayToTheClientAndBack() {
        RevocationCursor between = RevocationCursor.readUpTo(TestClock.START);
        RevocationCursor within =
                new RevocationCursor(Optional.empty(), Optional.of(TestClock.START), "user", "0e3f-ab");

        assertThat(sent(between)).isEqualTo(between);
        assertThat(sent(within)).isEqualTo(within);
        assertThat(within.text()).matches("[A-Za-z0-9_-]{1,128}");
    }
}
