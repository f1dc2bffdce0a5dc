package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.downtime.Downtime;
import org.watchword.store.downtime.DowntimeStore;

class AvailabilityTest {

    private final TestClock clock = new TestClock();
    private final List<String> said = new ArrayList<>();
    private boolean down;
    private Runnable meanwhile = () -> {};
    private final Availability availability = new Availability(
            new DowntimeStore() {
                @Override
                public void answering() {
                    say("answering");
                }

                @Override
                public void answeringAgain() {
                    say("again");
                }

                private void say(String what) {
                    said.add(what);
                    meanwhile.run();
                    if (down) {
                        throw new StoreUnavailableException("down", new IllegalStateException());
                    }
                }

                @Override
                public Optional<Downtime> latest() {
                    return Optional.empty();
                }
            },
            clock);

    private void pass(int seconds) {
        clock.pass(Duration.ofSeconds(seconds));
        availability.whenDue();
    }

    @Test
    void nodeSaysAtItsStartAndEveryTwoSecondsThatItAnswers() {
        availability.whenDue();
        availability.whenDue();
        pass(1);
        pass(1);
        pass(2);

        assertThat(said).containsExactly("again", "answering", "answering");
    }

    @Test
    void storeThatDoesNotAnswerIsAskedEveryTenSecondsAndToldOfTheTimeBetween() {
        availability.whenDue();
        down = true;
        pass(2);
        pass(2);
        pass(7);
        down = false;
        pass(1);
        pass(2);

        assertThat(said).containsExactly("again", "answering", "again", "answering");
    }

    @Test
    void storeThatHangsHoldsOneRequest() {
        meanwhile = () -> pass(60);

        availability.whenDue();

        assertThat(said).containsExactly("again");
    }
}
