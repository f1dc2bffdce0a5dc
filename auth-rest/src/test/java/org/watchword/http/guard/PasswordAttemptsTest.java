package org.watchword.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.api.login.BusyException;
import org.watchword.audit.ThrottledLogins;
import org.watchword.http.Answer;
import org.watchword.http.Request;
import org.watchword.session.TestConfigurations;
import org.watchword.start.login.TestNode;
import org.watchword.throttle.Throttles;

/** Whoever has a token of a user, and not the password, guesses no faster than whoever has neither. */
class PasswordAttemptsTest {

    private static final String RIGHT = "correct horse";
    private static final String WRONG = "wrong horse";
    private static final String NEW = "purple badger 3141 sits";

    private final TestNode node = new TestNode();
    private String token;

    @BeforeEach
    void start() {
        node.start(
                "watchword.mail.host", "127.0.0.1",
                "watchword.mail.tls", "none",
                "watchword.mail.from", "shop@example.org");
        node.user("ada", RIGHT, Set.of("user"));
        node.user("bob", RIGHT, Set.of("user", "admin"));
        token = json(login(RIGHT)).getString("access_token");
    }

    private Answer login(String password) {
        return node.answer(node.request("POST", "/auth/login").json(body("username", "ada", "password", password)));
    }

    private static String body(String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(body.isEmpty() ? "{" : ",")
                    .append('"' + namesAndValues[i] + "\":\"" + namesAndValues[i + 1] + '"');
        }
        return body + "}";
    }

    private Answer call(String method, String path, String body) {
        return node.answer(node.request(method, path).bearer(token).json(body));
    }

    private Answer change(String current, String replacement) {
        return call("POST", "/auth/password", body("current_password", current, "new_password", replacement));
    }

    private Answer tried(String way, String password) {
        return switch (way) {
            case "password" -> change(password, NEW);
            case "email" -> call("PATCH", "/auth/me", body("email", "ada@new.example", "password", password));
            case "delete" -> call("DELETE", "/auth/me", body("password", password));
            default -> call("POST", "/auth/me/delete", body("password", password));
        };
    }

    @ParameterizedTest
    @CsvSource({"password,400", "email,403", "delete,403", "post-delete,403"})
    void fiveWrongPasswordsAreTheLastForAWhileAndARightOneIsNotLookedAt(String way, int wrong) {
        for (int i = 0; i < 5; i++) {
            assertThat(tried(way, WRONG).status()).isEqualTo(wrong);
        }

        Answer answer = tried(way, RIGHT);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(reason(answer)).isEqualTo("too_many_attempts");
        assertThat(answer.headers()).containsEntry("Retry-After", "12");
        assertThat(node.stores.users().findByUsername("ada")).isPresent();
    }

    @Test
    void allWaysCountTogetherWithFailedLoginsOfTheSameName() {
        login(WRONG);
        tried("password", WRONG);
        tried("email", WRONG);
        tried("delete", WRONG);
        assertThat(login(WRONG).status()).isEqualTo(401);

        assertThat(login(RIGHT).status()).isEqualTo(429);
        assertThat(tried("password", RIGHT).status()).isEqualTo(429);
        assertThat(tried("email", RIGHT).status()).isEqualTo(429);
    }

    @Test
    void whatLooksAtNoPasswordNeitherCountsNorForgets() {
        for (int i = 0; i < 4; i++) {
            tried("password", WRONG);
            assertThat(call("PATCH", "/auth/me", body("full_name", "Ada " + i)).status())
                    .isEqualTo(204);
            assertThat(reason(change(WRONG, "ada"))).isEqualTo("password_refused");
        }
        assertThat(reason(tried("password", WRONG))).isEqualTo("current_password_wrong");

        assertThat(tried("password", RIGHT).status()).isEqualTo(429);
        assertThat(call("PATCH", "/auth/me", body("full_name", "Ada")).status()).isEqualTo(204);
    }

    @Test
    void whatTheServerCouldNotDoIsNoFailure() {
        for (int i = 0; i < 4; i++) {
            tried("delete", WRONG);
        }
        node.database(true);
        for (int i = 0; i < 3; i++) {
            assertThat(tried("delete", RIGHT).status()).isEqualTo(503);
        }
        node.database(false);

        assertThat(tried("delete", RIGHT).status()).isEqualTo(204);
    }

    @Test
    void passwordThatFoundNoTurnToBeComparedIsNoFailure() {
        PasswordAttempts attempts = new PasswordAttempts(
                new Throttles(TestConfigurations.of(Map.of()), node.stores.attempts(), node.clock).logins(),
                new ThrottledLogins(event -> {}, node.clock),
                node.stores.users());
        Request request = node.request("POST", "/auth/login").asRequest();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> attempts.byName(
                            request,
                            "ada",
                            () -> {
                                throw new BusyException(Duration.ofSeconds(1));
                            },
                            nothing -> PasswordAttempts.Verdict.WRONG))
                    .isInstanceOf(BusyException.class);
        }

        assertThat(attempts.byName(request, "ada", () -> "compared", result -> PasswordAttempts.Verdict.RIGHT))
                .isEqualTo("compared");
    }

    @Test
    void rightPasswordForgetsTheWrongOnes() {
        for (int i = 0; i < 4; i++) {
            tried("delete", WRONG);
        }
        assertThat(change(RIGHT, NEW).status()).isEqualTo(200);

        for (int i = 0; i < 5; i++) {
            assertThat(tried("delete", WRONG).status()).isEqualTo(403);
        }
        assertThat(tried("delete", NEW).status()).isEqualTo(429);
    }

    @Test
    void oneUsersTriesAreNotAnothers() {
        for (int i = 0; i < 6; i++) {
            tried("password", WRONG);
        }

        assertThat(node.answer(node.request("POST", "/auth/login").json(body("username", "bob", "password", RIGHT)))
                        .status())
                .isEqualTo(200);
    }
}
