package org.watchword.start.login;

import jakarta.persistence.spi.PersistenceProvider;
import java.time.Duration;
import org.watchword.http.Answer;
import org.watchword.http.TestAnswers;
import org.watchword.session.TestClock;
import org.watchword.store.jpa.TestDatabase;

/** Two nodes of one application on one database, and what clients of them do. */
public record TwoNodes(TestDatabase database, TestNode one, TestNode other) implements AutoCloseable {

    public static final String PASSWORD = "correct horse";

    /** Started, with clocks that go alike. */
    public static TwoNodes on(TestDatabase database, PersistenceProvider provider, String... settings) {
        TestClock clock = new TestClock();
        TwoNodes nodes = new TwoNodes(
                database,
                TestNode.on(() -> database.open(provider), clock),
                TestNode.on(() -> database.open(provider), clock));
        nodes.one.start(settings);
        nodes.other.start(settings);
        return nodes;
    }

    /** One node or the other, in turn. */
    public TestNode node(int number) {
        return number % 2 == 0 ? one : other;
    }

    /** Each node reads what the other one has recorded. */
    public void poll() {
        one.clock.pass(Duration.ofSeconds(2));
    }

    public static Answer login(TestNode node, String name, String password, String address) {
        return node.answer(node.request("POST", "/auth/login")
                .json("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}")
                .from(address));
    }

    public static Answer login(TestNode node, String name) {
        return login(node, name, PASSWORD, "192.0.2.1");
    }

    public static Answer refresh(TestNode node, String refreshToken) {
        return node.answer(node.request("POST", "/auth/refresh").json("{\"refresh_token\":\"" + refreshToken + "\"}"));
    }

    public static Answer me(TestNode node, String accessToken) {
        return node.answer(node.request("GET", "/auth/me").bearer(accessToken));
    }

    public static String access(Answer answer) {
        return TestAnswers.json(answer).getString("access_token");
    }

    public static String refresh(Answer answer) {
        return TestAnswers.json(answer).getString("refresh_token");
    }

    @Override
    public void close() {
        one.stop();
        other.stop();
        database.close();
    }
}
