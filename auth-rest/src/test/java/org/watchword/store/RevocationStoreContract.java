package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.store.TestRecords.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.watchword.revocation.RevocationRecord;

/** What every {@link RevocationStore} keeps. */
public abstract class RevocationStoreContract {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    protected abstract RevocationStore store();

    /** Makes everything that is recorded older, as the store's clock tells time. */
    protected abstract void letPass(Duration time);

    private List<RevocationRecord> recent() {
        return store().recordedWithin(WINDOW);
    }

    @Test
    void entriesOfBothKindsComeBackAsRecorded() {
        RevocationRecord session = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        RevocationRecord user = new RevocationRecord.OfUser(TestRecords.id(), NOW.minusMillis(1), NOW.plusMillis(1));

        store().record(session);
        store().record(user);

        assertThat(recent()).contains(session, user);
    }

    @Test
    void sessionAndUserOfTheSameIdAreTwoEntries() {
        String id = TestRecords.id();
        RevocationRecord session = new RevocationRecord.OfSession(id, NOW);
        RevocationRecord user = new RevocationRecord.OfUser(id, NOW, NOW);

        store().record(session);
        store().record(user);

        assertThat(recent()).contains(session, user);
    }

    @Test
    void entryRecordedAgainIsProlongedAndNeverShortened() {
        String id = TestRecords.id();
        store().record(new RevocationRecord.OfSession(id, NOW.plusSeconds(10)));

        store().record(new RevocationRecord.OfSession(id, NOW.plusSeconds(20)));
        store().record(new RevocationRecord.OfSession(id, NOW.plusSeconds(5)));

        assertThat(recent()).containsOnlyOnce(new RevocationRecord.OfSession(id, NOW.plusSeconds(20)));
        assertThat(recent()).doesNotContain(new RevocationRecord.OfSession(id, NOW.plusSeconds(10)));
    }

    @Test
    void momentOfAUsersEntryIsRaisedAndNeverLowered() {
        String id = TestRecords.id();
        store().record(new RevocationRecord.OfUser(id, NOW, NOW.plusSeconds(100)));

        store().record(new RevocationRecord.OfUser(id, NOW.plusSeconds(30), NOW.plusSeconds(90)));
        store().record(new RevocationRecord.OfUser(id, NOW.plusSeconds(20), NOW.plusSeconds(80)));

        assertThat(recent())
                .containsOnlyOnce(new RevocationRecord.OfUser(id, NOW.plusSeconds(30), NOW.plusSeconds(100)));
    }

    @Test
    void onlyWhatIsRecentComes() {
        RevocationRecord old = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        store().record(old);
        letPass(Duration.ofMinutes(10));
        RevocationRecord fresh = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        store().record(fresh);

        assertThat(recent()).contains(fresh).doesNotContain(old);
        assertThat(store().recordedWithin(Duration.ofMinutes(11))).contains(fresh, old);
        assertThat(store().recordedWithin(Duration.ofDays(400))).contains(fresh, old);
    }

    @Test
    void oldEntryThatIsRecordedAgainIsRecent() {
        String id = TestRecords.id();
        store().record(new RevocationRecord.OfUser(id, NOW, NOW));
        letPass(Duration.ofMinutes(10));

        store().record(new RevocationRecord.OfUser(id, NOW.plusSeconds(1), NOW));

        assertThat(recent()).contains(new RevocationRecord.OfUser(id, NOW.plusSeconds(1), NOW));
    }

    @Test
    void partOfASecondIsNotCutOff() {
        RevocationRecord entry = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        letPass(Duration.ofDays(1));
        store().record(entry);

        assertThat(store().recordedWithin(Duration.ofMillis(59_001))).contains(entry);
        letPass(Duration.ofSeconds(59));
        assertThat(store().recordedWithin(Duration.ofMillis(59_999).plusSeconds(30)))
                .contains(entry);
        assertThat(store().recordedWithin(Duration.ofSeconds(58))).doesNotContain(entry);
    }

    @Test
    void whatTheCallersClockSaysDoesNotMatter() {
        RevocationRecord longGone = new RevocationRecord.OfSession(TestRecords.id(), Instant.EPOCH);
        RevocationRecord farAhead = new RevocationRecord.OfUser(TestRecords.id(), NOW.plus(Duration.ofDays(9999)), NOW);
        store().record(longGone);
        store().record(farAhead);

        assertThat(recent()).contains(longGone, farAhead);
    }

    @Test
    void nodesInDifferentTimeZonesSeeTheSame() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            RevocationRecord entry = new RevocationRecord.OfSession(TestRecords.id(), NOW);
            store().record(entry);
            assertThat(recent()).contains(entry);

            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            assertThat(recent()).contains(entry);
            letPass(Duration.ofMinutes(10));
            assertThat(recent()).doesNotContain(entry);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void partsHoldEverythingOnceAndLeaveOutWhatIsNoLongerNeeded() {
        Set<RevocationRecord> needed = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            needed.add(new RevocationRecord.OfSession(TestRecords.id(), NOW.plusSeconds(i + 1)));
            needed.add(new RevocationRecord.OfUser(TestRecords.id(), NOW, NOW.plusSeconds(i + 1)));
        }
        needed.forEach(store()::record);
        RevocationRecord over = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        store().record(over);

        List<RevocationRecord> found = new ArrayList<>();
        RevocationPart part = RevocationPart.first(NOW, 4);
        List<RevocationRecord> read = store().recordedWithin(WINDOW, part);
        while (!read.isEmpty()) {
            assertThat(read).hasSizeLessThanOrEqualTo(4);
            found.addAll(read);
            RevocationRecord last = read.get(read.size() - 1);
            part = new RevocationPart(RevocationPart.kindOf(last), RevocationPart.targetOf(last), NOW, 4);
            read = store().recordedWithin(WINDOW, part);
        }

        assertThat(found).doesNotHaveDuplicates().containsAll(needed).doesNotContain(over);
    }

    @Test
    void partHoldsOnlyWhatIsRecent() {
        RevocationRecord old = new RevocationRecord.OfSession(TestRecords.id(), NOW.plusSeconds(1));
        store().record(old);
        letPass(Duration.ofMinutes(10));
        RevocationRecord fresh = new RevocationRecord.OfSession(TestRecords.id(), NOW.plusSeconds(1));
        store().record(fresh);

        assertThat(store().recordedWithin(WINDOW, RevocationPart.first(NOW, 1000)))
                .contains(fresh)
                .doesNotContain(old);
    }

    @Test
    void clockOfTheStoreIsTheOneThatDatesEntries() {
        Instant before = store().now();
        RevocationRecord entry = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        store().record(entry);
        Instant after = store().now();

        assertThat(after).isAfterOrEqualTo(before).isBefore(before.plusSeconds(30));
        assertThat(store().recordedWithin(Duration.between(before, after).plusSeconds(1)))
                .contains(entry);
    }

    @Test
    void ofManyThatRecordOneTargetAtOnceAllSucceedAndTheLatestStands() throws Exception {
        String id = TestRecords.id();

        List<Boolean> done = AtOnce.call(16, i -> () -> {
            store().record(new RevocationRecord.OfUser(id, NOW.plusSeconds(i), NOW.plusSeconds(100 - i)));
            return true;
        });

        assertThat(done).containsOnly(true);
        assertThat(recent())
                .containsOnlyOnce(new RevocationRecord.OfUser(id, NOW.plusSeconds(15), NOW.plusSeconds(100)));
    }
}
