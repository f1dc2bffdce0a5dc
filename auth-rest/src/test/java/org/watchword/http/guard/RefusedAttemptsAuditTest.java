package org.watchword.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.start.login.TestNode;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** What stays of tries that were refused before anything was compared. */
class RefusedAttemptsAuditTest {

    private final TestNode node = new TestNode();
    private String id;

    @BeforeEach
    void start() {
        node.start(
                "watchword.mail.host", "127.0.0.1",
                "watchword.mail.tls", "none",
                "watchword.mail.from", "shop@example.org");
        id = node.user("ada", "correct horse");
    }

    private Answer login(String name, String password) {
        return node.answer(node.request("POST", "/auth/login")
                .json("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}"));
    }

    private void failFiveTimes(String name) {
        for (int i = 0; i < 5; i++) {
            assertThat(login(name, "wrong horse").status()).isEqualTo(401);
        }
    }

    private List<AuditRecord> rows(String kind) {
        return node.stores
                .audit()
                .find(new AuditStore.Filter(null, kind, null, null), 0, 100)
                .rows();
    }

    @Test
    void loginsRefusedByTheLimitsAreOneEventAMinuteOfTheAccount() {
        failFiveTimes("ada");
        for (int i = 0; i < 4; i++) {
            assertThat(login("ada", "correct horse").status()).isEqualTo(429);
        }

        List<AuditRecord> rows = rows("login_throttled");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).userId()).isEqualTo(id);
        assertThat(rows.get(0).actorId()).isNull();
        assertThat(rows.get(0).outcome()).isEqualTo("failure");
        assertThat(rows.get(0).address()).isEqualTo("192.0.2.1");
        assertThat(rows.get(0).detail()).isEqualTo("too many attempts");
    }

    @Test
    void eventOfANameThatNobodyHasDoesNotSayIt() {
        failFiveTimes("hunter2");
        assertThat(login("hunter2", "wrong horse").status()).isEqualTo(429);

        assertThat(rows("login_throttled")).hasSize(1);
        assertThat(rows("login_throttled").get(0).userId()).isNull();
        assertThat(rows("login_throttled").toString()).doesNotContain("hunter2");
    }

    @Test
    void refusedTryOfACallerSaysWhoseTokenItWas() {
        String token = json(login("ada", "correct horse")).getString("access_token");
        failFiveTimes("ada");

        Answer refused = node.answer(
                node.request("POST", "/auth/me/delete").bearer(token).json("{\"password\":\"correct horse\"}"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(rows("login_throttled")).extracting(AuditRecord::actorId).containsExactly(id);
        assertThat(rows("login_throttled").get(0).sessionId()).isNotNull();
    }

    @Test
    void whoeverTriesTooOftenIsRefusedWhileTheDatabaseDoesNotAnswerToo() {
        failFiveTimes("ada");
        node.stores.down(true);

        assertThat(login("ada", "correct horse").status()).isEqualTo(429);

        node.stores.down(false);
        node.clock.pass(Duration.ofSeconds(12));
        assertThat(login("ada", "correct horse").status()).isEqualTo(200);
    }

    private Answer post(String path, String body) {
        return node.answer(node.request("POST", path).json(body));
    }

    @Test
    void nobodyFillsTheTableWithWhatIsRefused() {
        for (int i = 0; i < 30; i++) {
            post("/auth/refresh", "{\"refresh_token\":\"x\"}");
            post("/auth/password/reset", "{\"token\":\"x\",\"new_password\":\"purple badger 3141 sits\"}");
            post("/auth/password/forgot", "{\"email\":\"nobody" + i + "@example.org\"}");
            post("/auth/email/verify", "{\"token\":\"x\"}");
            login("nobody" + i, "wrong horse");
        }

        for (String kind : List.of(
                "refresh_failed",
                "password_reset_refused",
                "password_reset_requested",
                "email_verification_refused",
                "login_failed")) {
            assertThat(rows(kind))
                    .as(kind)
                    .singleElement()
                    .satisfies(row -> assertThat(row.detail()).endsWith("; 29 times more within the minute"));
        }
    }

    @Test
    void badTokensFromMailsAreEvents() {
        node.answer(node.request("POST", "/auth/password/reset")
                .json("{\"token\":\"made up\",\"new_password\":\"purple badger 3141 sits\"}"));
        node.answer(node.request("POST", "/auth/email/verify").json("{\"token\":\"made up\"}"));

        for (String kind : List.of("password_reset_refused", "email_verification_refused")) {
            assertThat(rows(kind)).hasSize(1);
            assertThat(rows(kind).get(0).outcome()).isEqualTo("failure");
            assertThat(rows(kind).get(0).detail()).isEqualTo("bad token");
            assertThat(rows(kind).get(0).userId()).isNull();
            assertThat(rows(kind).get(0).address()).isEqualTo("192.0.2.1");
        }
    }
}
