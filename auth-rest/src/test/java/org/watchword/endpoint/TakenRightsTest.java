package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.http.Answer;
import org.watchword.http.TestAnswers;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;

/**
 * No token with a right that was taken is good after it, at whatever moment of the change it was issued, and the other
 * way round.
 */
class TakenRightsTest {

    private static final Duration STEP = Duration.ofSeconds(3);

    private final TestNode node = new TestNode();
    private String admin;
    private String user;
    private Answer login;

    @BeforeEach
    void logIn() {
        node.start("watchword.revocation.poll", "PT5M", "watchword.throttle.enabled", "false");
        node.user("root", TwoNodes.PASSWORD);
        user = node.user("ada", TwoNodes.PASSWORD, Set.of("user", "auditor"));
        admin = TwoNodes.access(TwoNodes.login(node, "root"));
        node.answer(
                node.request("POST", "/auth/admin/permissions").bearer(admin).json("{\"name\":\"audit:read\"}"));
        change("PUT /auth/admin/roles/auditor/permissions/audit:read");
        node.clock.pass(Duration.ofSeconds(3));
        login = TwoNodes.login(node, "ada");
    }

    private void change(String act) {
        String path = act.substring(act.indexOf(' ') + 1).replace("{user}", user);
        TestRequest request = node.request(act.substring(0, act.indexOf(' ')), path);
        assertThat(node.answer(request.bearer(admin)).status()).isEqualTo(204);
    }

    /**
     * Something else happens before each call of the store, and after each reading of a user. So much time passes
     * around it that what is refused then, with the margin for clocks, is older than a token of the next moment.
     */
    private void meanwhile(Runnable something) {
        boolean[] within = {false};
        Runnable interruption = () -> {
            if (!within[0]) {
                within[0] = true;
                node.clock.pass(STEP);
                something.run();
                node.clock.pass(STEP);
                within[0] = false;
            }
        };
        node.stores.beforeEachCall(interruption);
        node.stores.afterEachReading(interruption);
    }

    private void undisturbed() {
        node.stores.beforeEachCall(() -> {});
        node.stores.afterEachReading(() -> {});
    }

    /** Asked of the verifier: endpoints look a user up, and would hide a token that has outlived its account. */
    private void assertThatNothingIsLeft(String access, String right) {
        Answer verified = node.answer(node.request("POST", "/auth/verify").json("{\"token\":\"" + access + "\"}"));
        JsonObject token = TestAnswers.json(verified);
        assertThat(token.getBoolean("valid") && token.toString().contains("\"" + right + "\""))
                .as(token.toString())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /auth/admin/users/{user}/roles/auditor",
                "DELETE /auth/admin/users/{user}",
                "POST /auth/admin/users/{user}/disable",
                "DELETE /auth/admin/roles/auditor",
                "DELETE /auth/admin/roles/auditor/permissions/audit:read",
                "DELETE /auth/admin/permissions/audit:read"
            })
    void refreshWhileARightIsTakenGivesNothingThatKeepsIt(String act) {
        List<String> given = new ArrayList<>(List.of(TwoNodes.access(login)));
        String[] refresh = {TwoNodes.refresh(login)};
        meanwhile(() -> {
            Answer answer = TwoNodes.refresh(node, refresh[0]);
            if (answer.status() == 200) {
                refresh[0] = TwoNodes.refresh(answer);
                given.add(TwoNodes.access(answer));
            }
        });

        change(act);

        undisturbed();
        assertThat(given).hasSizeGreaterThan(1);
        given.forEach(token -> assertThatNothingIsLeft(token, "audit:read"));
    }

    /** For each moment of the request a user whose right is taken then. */
    private void assertThatNothingIsLeftOfARequest(String act, UnaryOperator<String> preparation, Request request) {
        int moment = 0;
        boolean happened = true;
        while (happened) {
            moment++;
            String name = "ada" + moment;
            user = node.user(name, TwoNodes.PASSWORD, Set.of("auditor"));
            admin = TwoNodes.access(TwoNodes.login(node, "root"));
            String prepared = preparation.apply(name);
            node.clock.pass(STEP);
            int wanted = moment;
            AtomicInteger moments = new AtomicInteger();
            meanwhile(() -> {
                if (moments.incrementAndGet() == wanted) {
                    change(act);
                }
            });

            Answer answer = request.send(prepared);

            undisturbed();
            happened = moments.get() >= wanted;
            if (happened && answer.status() == 200) {
                assertThatNothingIsLeft(TwoNodes.access(answer), "auditor");
            }
        }
        assertThat(moment).as("moments at which it was tried").isGreaterThan(2);
    }

    @FunctionalInterface
    private interface Request {
        Answer send(String nameOrToken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /auth/admin/users/{user}/roles/auditor",
                "DELETE /auth/admin/users/{user}",
                "POST /auth/admin/users/{user}/disable"
            })
    void loginDuringWhichARightIsTakenGivesNothingThatKeepsIt(String act) {
        assertThatNothingIsLeftOfARequest(act, name -> name, name -> TwoNodes.login(node, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /auth/admin/users/{user}/roles/auditor",
                "DELETE /auth/admin/users/{user}",
                "POST /auth/admin/users/{user}/disable"
            })
    void refreshDuringWhichARightIsTakenGivesNothingThatKeepsIt(String act) {
        assertThatNothingIsLeftOfARequest(
                act, name -> TwoNodes.refresh(TwoNodes.login(node, name)), token -> TwoNodes.refresh(node, token));
    }

    @Test
    void tokenThatIsIssuedRightAfterTheChangesIsGoodAtOnce() {
        change("DELETE /auth/admin/users/{user}/roles/auditor");
        Answer between = TwoNodes.refresh(node, TwoNodes.refresh(login));
        assertThat(TwoNodes.me(node, TwoNodes.access(between)).status()).isEqualTo(200);

        change("DELETE /auth/admin/users/{user}/permissions/phones:write");

        assertThat(TwoNodes.me(node, TwoNodes.access(between)).status()).isEqualTo(401);
        Answer after = TwoNodes.refresh(node, TwoNodes.refresh(between));
        assertThat(TwoNodes.me(node, TwoNodes.access(after)).status()).isEqualTo(200);
    }
}
