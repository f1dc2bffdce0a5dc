package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.watchword.store.downtime.Downtime;
import org.watchword.store.downtime.DowntimeStore;

/** Contract of the time in which the service could not be asked. */
public abstract class DowntimeStoreContract {

    protected abstract DowntimeStore store();

    /** Lets the store's clock go on, or makes it look as if it had: what was noted becomes older. */
    protected abstract void pass(Duration time);

    private Downtime latest() {
        return store().latest().orElseThrow();
    }

    @Test
    void timeUntilANodeAnswersAgainIsADowntime() {
        store().answering();
        pass(Duration.ofMinutes(10));

        store().answeringAgain();

        assertThat(lasted(latest())).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void nodeThatStartsWhileAnotherAnswersMakesNone() {
        store().answering();
        pass(Duration.ofMinutes(10));
        store().answeringAgain();
        Downtime before = latest();
        pass(Duration.ofMinutes(10));
        store().answering();

        store().answeringAgain();

        assertThat(lasted(latest())).isEqualTo(lasted(before));
    }

    @Test
    void nodesThatStartOneAfterAnotherMakeOneDowntime() {
        store().answering();
        pass(Duration.ofMinutes(10));
        store().answeringAgain();
        pass(Duration.ofSeconds(30));

        store().answeringAgain();

        assertThat(lasted(latest())).isBetween(Duration.ofSeconds(630), Duration.ofMinutes(11));
    }

    @Test
    void laterDowntimeTakesThePlaceOfTheOneBefore() {
        store().answering();
        pass(Duration.ofMinutes(10));
        store().answeringAgain();
        pass(Duration.ofMinutes(20));

        store().answeringAgain();

        assertThat(lasted(latest())).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
    }

    @Test
    void quietTimeOfANodeThatGoesOnIsNone() {
        store().answering();
        pass(Duration.ofMinutes(10));

        store().answering();
        store().answeringAgain();

        assertThat(store().latest().map(Downtime::ended).filter(Instant.EPOCH::isBefore))
                .isEmpty();
    }

    @Test
    void onlyWhatLiesBetweenTwoMomentsCounts() {
        Instant began = Instant.parse("2026-03-01T10:00:00Z");
        Downtime downtime = new Downtime(began, began.plusSeconds(60));

        assertThat(downtime.within(began.minusSeconds(5), began.plusSeconds(100)))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(downtime.within(began.plusSeconds(20), began.plusSeconds(30)))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(downtime.within(began.plusSeconds(60), began.plusSeconds(70)))
                .isZero();
        assertThat(downtime.within(began.minusSeconds(9), began)).isZero();
    }

    private static Duration lasted(Downtime downtime) {
        return Duration.between(downtime.began(), downtime.ended());
    }
}
