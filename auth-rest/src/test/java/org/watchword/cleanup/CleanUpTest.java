package org.watchword.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.TestRecords;

class CleanUpTest {

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final CleanUp cleanUp = new CleanUp(stores.expired(), stores.audit(), Duration.ofDays(365), 2, clock);

    private void sessions(int count) {
        IntStream.range(0, count).forEach(i -> stores.sessions().open(TestRecords.session()));
    }

    private void auditRow(Instant at) {
        stores.audit()
                .add(new AuditRecord(
                        TestRecords.id(), at, "login", "success", null, null, null, null, null, null, null));
    }

    private long auditRows() {
        return stores.audit()
                .find(new AuditStore.Filter(null, null, null, null), 0, 1)
                .total();
    }

    @Test
    void nothingIsDoneBeforeItIsTime() {
        sessions(1);
        clock.pass(Duration.ofDays(16));
        cleanUp.whenDue();
        sessions(1);

        clock.pass(Duration.ofMinutes(59));
        cleanUp.whenDue();
        assertThat(stores.sessionCount()).isEqualTo(1);

        clock.pass(Duration.ofMinutes(1));
        cleanUp.whenDue();
        assertThat(stores.sessionCount()).isZero();
    }

    @Test
    void manyRowsGoBatchByBatchWithoutWaitingForTheNextTime() {
        sessions(5);
        clock.pass(Duration.ofDays(16));

        cleanUp.whenDue();
        assertThat(stores.sessionCount()).isEqualTo(3);
        cleanUp.whenDue();
        cleanUp.whenDue();
        assertThat(stores.sessionCount()).isZero();
    }

    @Test
    void allGoAtOnceWhereThatIsAskedFor() {
        sessions(5);
        assertThat(cleanUp.run().total()).isZero();
        clock.pass(Duration.ofDays(16));

        RemovedRows removed = cleanUp.run();

        assertThat(removed.expired())
                .containsOnlyKeys(ExpiredRows.Kind.values())
                .containsEntry(ExpiredRows.Kind.SESSIONS, 5L)
                .containsEntry(ExpiredRows.Kind.REVOCATIONS, 0L);
        assertThat(removed.more()).isFalse();
        assertThat(stores.sessionCount()).isZero();
    }

    @Test
    void oneCallEndsAndSaysThatThereIsMore() {
        sessions(2 * CleanUp.BATCHES + 1);
        clock.pass(Duration.ofDays(16));

        RemovedRows first = cleanUp.run();
        assertThat(first.total()).isEqualTo(2 * CleanUp.BATCHES);
        assertThat(first.more()).isTrue();

        RemovedRows second = cleanUp.run();
        assertThat(second.total()).isEqualTo(1);
        assertThat(second.more()).isFalse();
    }

    @Test
    void auditRowsGoWhenTheyAreOlderThanTheyMustBeKept() {
        auditRow(clock.instant());
        clock.pass(Duration.ofDays(365));
        assertThat(cleanUp.run().auditEvents()).isZero();

        auditRow(clock.instant());
        clock.pass(Duration.ofMillis(1));
        assertThat(cleanUp.run().auditEvents()).isEqualTo(1);
        assertThat(auditRows()).isEqualTo(1);
    }

    @Test
    void manyAuditRowsGoBatchByBatchToo() {
        IntStream.range(0, 5).forEach(i -> auditRow(clock.instant()));
        clock.pass(Duration.ofDays(366));

        cleanUp.whenDue();
        assertThat(auditRows()).isEqualTo(3);
        cleanUp.whenDue();
        cleanUp.whenDue();
        assertThat(auditRows()).isZero();
    }

    @Test
    void sessionThatHasJustExpiredIsKeptForADay() {
        sessions(1);
        clock.pass(Duration.ofDays(14).plusHours(23));
        assertThat(cleanUp.run().total()).isZero();

        clock.pass(Duration.ofHours(2));
        assertThat(cleanUp.run().total()).isEqualTo(1);
    }

    @Test
    void storeThatIsDownDisturbsNobodyAndTheNextTimeItWorks() {
        sessions(1);
        clock.pass(Duration.ofDays(16));
        stores.down(true);
        cleanUp.whenDue();

        stores.down(false);
        clock.pass(Duration.ofHours(1));
        cleanUp.whenDue();
        assertThat(stores.sessionCount()).isZero();
    }
}
