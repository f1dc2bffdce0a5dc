package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;

import jakarta.persistence.spi.PersistenceProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.store.AtOnce;
import org.watchword.store.jpa.TestDatabase;

/** Two nodes do things to the same session, user or counter in the same moment, many times over. */
public abstract class NodesRaceContract {

    private static final int ADMIN = 0;
    private static final int FAILURES_OF_A_PAIR = 5;
    private static final int FAILURES_OF_AN_ACCOUNT = 20;

    private TwoNodes nodes;

    protected abstract PersistenceProvider provider();

    /** Further settings of both nodes, names and values in turn. */
    protected List<String> settings() {
        return List.of();
    }

    /** All sessions that are stored. */
    protected List<Stored> stored() {
        return nodes
                .database()
                .read("SELECT user_id || ' ' || generation || ' ' || CASE WHEN revoked_at IS NULL THEN 'open' ELSE "
                        + "'ended' END FROM ww_session")
                .stream()
                .map(row -> row.split(" ", 3))
                .map(row -> new Stored(row[0], Long.parseLong(row[1]), row[2].equals("open")))
                .toList();
    }

    /** What is stored of a session. */
    public record Stored(String userId, long generation, boolean isOpen) {}

    @BeforeEach
    void start() {
        List<String> settings = new ArrayList<>(settings());
        settings.addAll(List.of(
                "watchword.throttle.store",
                "database",
                "watchword.password.max-waiting",
                "100",
                "watchword.password.max-wait",
                "PT1M"));
        nodes = TwoNodes.on(TestDatabase.postgres(), provider(), settings.toArray(String[]::new));
        nodes.one().user("ada", TwoNodes.PASSWORD);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void refreshesOfOneTokenOnBothNodesGiveOneSuccessor() throws Exception {
        int rounds = 25;
        String token = TwoNodes.refresh(TwoNodes.login(nodes.one(), "ada"));
        for (int round = 1; round <= rounds; round++) {
            String sent = token;
            List<Answer> answers = AtOnce.call(6, i -> () -> TwoNodes.refresh(nodes.node(i), sent));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            token = TwoNodes.refresh(answers.get(0));
            assertThat(answers).extracting(TwoNodes::refresh).containsOnly(token);
            int generation = round;
            assertThat(stored())
                    .filteredOn(session -> session.isOpen() && session.generation() == generation)
                    .hasSize(1);
        }
        assertThat(stored()).as("never forked").hasSize(1);
    }

    @Test
    void logoutOnOneNodeWinsAgainstRefreshesOnBoth() throws Exception {
        for (int round = 0; round < 20; round++) {
            Answer login = TwoNodes.login(nodes.one(), "ada");
            String first = TwoNodes.refresh(login);
            String access = TwoNodes.access(login);
            int logout = round % 2;
            List<Answer> answers = AtOnce.call(
                    5,
                    i -> i == 4
                            ? () -> nodes.node(logout)
                                    .answer(nodes.node(logout)
                                            .request("POST", "/auth/logout")
                                            .bearer(access))
                            : () -> TwoNodes.refresh(nodes.node(i), first));

            assertThat(answers.get(4).status()).isEqualTo(204);
            assertThat(stored()).noneMatch(Stored::isOpen);
            nodes.poll();
            isOver(first, access);
            for (Answer refreshed : answers.subList(0, 4)) {
                assertThat(refreshed.status()).isIn(200, 401);
                if (refreshed.status() == 200) {
                    isOver(TwoNodes.refresh(refreshed), TwoNodes.access(refreshed));
                }
            }
        }
    }

    @Test
    void disablingOnOneNodeLeavesNoSessionWhateverLoginsAndRefreshesThereAreOnTheOther() throws Exception {
        String admin = TwoNodes.access(TwoNodes.login(nodes.one(), "ada"));
        for (int round = 0; round < 12; round++) {
            String name = "user" + round;
            String id = nodes.one().user(name, TwoNodes.PASSWORD, Set.of("user"));
            Answer before = TwoNodes.login(nodes.other(), name);
            // A login takes some milliseconds: each round the change comes a little later within it.
            long later = Duration.ofNanos(500_000).multipliedBy(round).toNanos();
            List<Callable<Answer>> calls = List.of(
                    () -> {
                        LockSupport.parkNanos(later);
                        return nodes.one()
                                .answer(nodes.one()
                                        .request("POST", "/auth/admin/users/" + id + "/disable")
                                        .bearer(admin));
                    },
                    () -> TwoNodes.login(nodes.other(), name),
                    () -> TwoNodes.login(nodes.one(), name),
                    () -> TwoNodes.refresh(nodes.other(), TwoNodes.refresh(before)));

            List<Answer> answers = AtOnce.call(calls.size(), calls::get);

            assertThat(answers.get(ADMIN).status()).isEqualTo(204);
            assertThat(stored())
                    .noneMatch(session -> session.isOpen() && session.userId().equals(id));
            nodes.poll();
            isOver(TwoNodes.refresh(before), TwoNodes.access(before));
            for (Answer answer : answers.subList(1, answers.size())) {
                assertThat(answer.status()).isIn(200, 401);
                if (answer.status() == 200) {
                    isOver(TwoNodes.refresh(answer), TwoNodes.access(answer));
                }
            }
        }
    }

    private void isOver(String refreshToken, String accessToken) {
        for (TestNode node : List.of(nodes.one(), nodes.other())) {
            assertThat(TwoNodes.refresh(node, refreshToken).status()).isEqualTo(401);
            assertThat(TwoNodes.me(node, accessToken).status()).isEqualTo(401);
        }
    }

    @Test
    void wrongPasswordsFromOneAddressCountTogetherOnBothNodes() throws Exception {
        for (int round = 0; round < 3; round++) {
            String name = "nobody" + round;
            List<Answer> answers = AtOnce.call(
                    4 * FAILURES_OF_A_PAIR, i -> () -> TwoNodes.login(nodes.node(i), name, "wrong", "198.51.100.7"));

            assertThat(answers).extracting(Answer::status).containsOnly(401, 429);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 401)
                    .as("passwords that were looked at")
                    .hasSize(FAILURES_OF_A_PAIR);
            nodes.one().clock.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void accountIsLockedOnBothNodesAfterFailuresFromManyAddressesOnEither() throws Exception {
        for (int round = 0; round < 2; round++) {
            String name = "target" + round;
            nodes.one().user(name, TwoNodes.PASSWORD);
            List<Answer> answers = AtOnce.call(
                    2 * FAILURES_OF_AN_ACCOUNT,
                    i -> () -> TwoNodes.login(nodes.node(i), name, "wrong", "203.0.113." + i));

            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 401)
                    .as("passwords that were looked at")
                    .hasSize(FAILURES_OF_AN_ACCOUNT);
            for (int i = 0; i < 2; i++) {
                Answer locked = TwoNodes.login(nodes.node(i), name, TwoNodes.PASSWORD, "203.0.113.99");
                assertThat(locked.status()).isEqualTo(429);
                assertThat(json(locked).getJsonObject("error").getInt("retry_after"))
                        .isPositive();
            }
        }
    }
}
