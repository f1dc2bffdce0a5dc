package org.watchword.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;

class ThrottlingTest {

    private final TestNode node = new TestNode();

    @BeforeEach
    void start() {
        node.start("watchword.proxies", "10.0.0.0/8", "watchword.throttle.refresh-per-address", "3/PT1M");
        node.user("ada", "correct horse");
    }

    private TestRequest login(String name, String password) {
        return node.request("POST", "/auth/login")
                .json("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    private void failFiveTimes(String name) {
        for (int i = 0; i < 5; i++) {
            assertThat(node.answer(login(name, "wrong horse")).status()).isEqualTo(401);
        }
    }

    @Test
    void sixthWrongPasswordIs429ThatSaysWhenToTryAgain() {
        failFiveTimes("ada");

        Answer answer = node.answer(login("ada", "correct horse"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(reason(answer)).isEqualTo("too_many_attempts");
        assertThat(answer.headers()).containsEntry("Retry-After", "12");
        assertThat(json(answer).getJsonObject("error").getInt("retry_after")).isEqualTo(12);

        node.clock.pass(Duration.ofSeconds(12));
        assertThat(node.answer(login("ada", "correct horse")).status()).isEqualTo(200);
    }

    @Test
    void unknownNameIsLimitedAsAKnownOneIs() {
        failFiveTimes("ada");
        failFiveTimes("nobody");

        Answer known = node.answer(login("ada", "wrong horse"));
        Answer unknown = node.answer(login("nobody", "wrong horse"));

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void addressIsTheClientsOwnBehindAProxyAndTheProxysWordFromNobodyElse() {
        for (int i = 0; i < 5; i++) {
            node.answer(login("ada", "wrong horse").from("10.0.0.1").header("X-Forwarded-For", "198.51.100.7"));
        }

        assertThat(node.answer(login("ada", "correct horse")
                                .from("10.0.0.2")
                                .header("X-Forwarded-For", "203.0.113.1, 198.51.100.7"))
                        .status())
                .isEqualTo(429);
        assertThat(node.answer(login("ada", "correct horse").from("10.0.0.1").header("X-Forwarded-For", "198.51.100.8"))
                        .status())
                .isEqualTo(200);
        assertThat(node.answer(login("ada", "correct horse")
                                .from("198.51.100.7")
                                .header("X-Forwarded-For", "203.0.113.9"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void ipv6AddressesOfOneNetworkAreOneClient() {
        for (int i = 0; i < 5; i++) {
            node.answer(login("ada", "wrong horse").from("2001:db8:0:1::" + i));
        }

        assertThat(node.answer(login("ada", "correct horse").from("2001:db8:0:1:ffff::1"))
                        .status())
                .isEqualTo(429);
        assertThat(node.answer(login("ada", "correct horse").from("2001:db8:0:2::1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatTheServerCouldNotDoIsNoFailureOfTheClient() {
        node.database(true);
        for (int i = 0; i < 10; i++) {
            assertThat(node.answer(login("ada", "correct horse")).status()).isEqualTo(503);
        }
        node.database(false);

        assertThat(node.answer(login("ada", "correct horse")).status()).isEqualTo(200);
    }

    @Test
    void refreshesFromOneAddressAreLimited() {
        TestRequest refresh = node.request("POST", "/auth/refresh").json("{\"refresh_token\":\"made up\"}");
        for (int i = 0; i < 3; i++) {
            assertThat(node.answer(refresh).status()).isEqualTo(401);
        }

        Answer answer = node.answer(refresh);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(reason(answer)).isEqualTo("too_many_requests");
        assertThat(answer.headers()).containsEntry("Retry-After", "20");
        assertThat(node.answer(refresh.from("192.0.2.2")).status()).isEqualTo(401);
        assertThat(node.answer(node.request("POST", "/auth/verify").json("{\"token\":\"x\"}"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/register", "/password/forgot", "/password/reset", "/email/verify"})
    void whatAnybodyCanAskForIsLimitedByAddressRightOrWrong(String path) {
        TestNode open = new TestNode();
        open.start(
                "watchword.register", "open",
                "watchword.mail.host", "127.0.0.1",
                "watchword.mail.tls", "none",
                "watchword.mail.from", "shop@example.org",
                "watchword.throttle.per-address", "3/PT1M");
        for (int i = 0; i < 3; i++) {
            assertThat(open.answer(open.request("POST", "/auth" + path).json("{}"))
                            .status())
                    .isEqualTo(400);
        }

        Answer answer = open.answer(open.request("POST", "/auth" + path).json("{}"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(reason(answer)).isEqualTo("too_many_requests");
        assertThat(answer.headers()).containsEntry("Retry-After", "20");
        assertThat(open.answer(open.request("POST", "/auth" + path).json("{}").from("192.0.2.2"))
                        .status())
                .isEqualTo(400);
        open.clock.pass(Duration.ofSeconds(20));
        assertThat(open.answer(open.request("POST", "/auth" + path).json("{}")).status())
                .isEqualTo(400);
    }
}
