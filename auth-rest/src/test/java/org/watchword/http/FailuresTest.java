package org.watchword.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.api.ErrorBody;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.Configuration;
import org.watchword.http.body.RequestBody;
import org.watchword.session.TestClock;
import org.watchword.session.TestConfigurations;

/** The answers where an operation throws. */
class FailuresTest {

    private final TestClock clock = new TestClock();

    private Answer answer(RuntimeException thrown) {
        JsonProvider json = JsonProvider.provider();
        Configuration configuration = TestConfigurations.of(Map.of());
        Route route = new Route("POST", "/login", "login", Route.Access.PUBLIC, request -> {
            throw thrown;
        });
        Endpoints endpoints = Endpoints.of(
                List.of(route),
                configuration,
                new RequestBody(),
                new Answers(json, new ErrorBody(clock), failure -> {}));
        return endpoints.answer(new TestRequest(null, "POST", "/auth/login").servlet(), "/auth/login");
    }

    @Test
    void tooManyPasswordsAtOnceAre503ThatSaysWhenToTryAgain() {
        Answer answer = answer(new BusyException(Duration.ofSeconds(3)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("busy");
        assertThat(answer.headers()).containsEntry("Retry-After", "3");
    }

    @Test
    void storeThatDoesNotAnswerIs503() {
        Answer answer = answer(new StoreUnavailableException("down", new IllegalStateException("secret")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("store_unavailable");
        assertThat(answer.headers()).containsEntry("Retry-After", "2");
        assertThat(answer.body()).doesNotContain("down", "secret");
    }

    @Test
    void anythingElseIs500WithoutAWordOfIt() {
        Answer answer = answer(new IllegalStateException("secret"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
    }
}
