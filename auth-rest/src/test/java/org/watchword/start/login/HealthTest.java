package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.watchword.health.HealthPart;

class HealthTest {

    private final TestNode node = new TestNode();

    /** What is wrong with which part; empty texts where nothing is. */
    private static Map<String, String> problems(Iterable<HealthPart> parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .collect(Collectors.toMap(
                        HealthPart::name, part -> part.problem().get().orElse("")));
    }

    @Test
    void storeAndRevocationsAreReadyOnANodeThatWorks() {
        Iterable<HealthPart> parts = node.start().health();

        assertThat(problems(parts)).containsOnly(Map.entry("store", ""), Map.entry("revocations", ""));
    }

    @Test
    void storeThatGoesAwayIsTheReasonAndItsReturnIsSeen() {
        Iterable<HealthPart> parts = node.start().health();
        problems(parts);

        node.stores.down(true);
        node.clock.pass(Duration.ofSeconds(2));
        assertThat(problems(parts)).containsEntry("store", "does not answer").containsEntry("revocations", "");

        node.clock.pass(Duration.ofMinutes(5));
        assertThat(problems(parts)).containsEntry("revocations", "cannot be read");

        node.stores.down(false);
        node.clock.pass(Duration.ofSeconds(5));
        assertThat(problems(parts)).containsOnly(Map.entry("store", ""), Map.entry("revocations", ""));
    }

    @Test
    void databaseThatIsDownAtTheStartIsOpenedByTheProbeSoThatANodeWithoutRequestsBecomesReady() {
        node.databaseDown = true;
        Iterable<HealthPart> parts = node.start().health();
        node.clock.pass(Duration.ofSeconds(3));
        assertThat(problems(parts)).containsEntry("store", "does not answer");

        node.databaseDown = false;
        node.clock.pass(Duration.ofSeconds(3));

        assertThat(problems(parts)).containsEntry("store", "");
    }

    @Test
    void manyProbesCostTheStoreOneQuestionASecond() {
        Iterable<HealthPart> parts = node.start().health();
        problems(parts);

        node.stores.down(true);

        assertThat(problems(parts)).as("within the second").containsEntry("store", "");
        node.clock.pass(Duration.ofSeconds(1));
        assertThat(problems(parts)).containsEntry("store", "does not answer");
    }

    @Test
    void whileTheStoreHangsOneThreadWaitsAndTheOthersAreToldThatItHangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HealthPart store = node.start().health().iterator().next();
        node.stores.beforeEachCall(() -> {
            asked.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        node.clock.pass(Duration.ofSeconds(2));
        AtomicReference<Optional<String>> first = new AtomicReference<>();
        Thread hanging = new Thread(() -> first.set(store.problem().get()));
        hanging.start();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(store.problem().get()).as("still as it was seen before").isEmpty();
        node.clock.pass(Duration.ofSeconds(6));
        assertThat(store.problem().get()).contains("has not answered for seconds");

        goOn.countDown();
        hanging.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(first.get()).isEmpty();
        assertThat(store.problem().get()).isEmpty();
    }
}
