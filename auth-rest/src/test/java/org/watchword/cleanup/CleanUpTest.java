package org.watchword.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.TestRecords;

class CleanUpTest {

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final CleanUp cleanUp =
            new CleanUp(stores.expired(), stores.audit(), Duration.ofDays(365), Duration.ofHours(1), 2, clock);

    private void sessions(int count) {
        IntStream.range(0, count).forEach(i -> stores.sessions().open(TestRecords.session()));
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
        assertThat(cleanUp.run()).isZero();
        clock.pass(Duration.ofDays(16));

        assertThat(cleanUp.run()).isEqualTo(5);
    }

    @Test
    void sessionThatHasJustExpiredIsKeptForADay() {
        sessions(1);
        clock.pass(Duration.ofDays(14).plusHours(23));
        assertThat(cleanUp.run()).isZero();

        clock.pass(Duration.ofHours(2));
        assertThat(cleanUp.run()).isEqualTo(1);
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
