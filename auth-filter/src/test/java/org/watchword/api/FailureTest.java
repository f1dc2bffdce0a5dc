package org.watchword.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.refusal.Refusals;

class FailureTest {

    private final ErrorBody bodies =
            new ErrorBody(Clock.fixed(Instant.parse("2026-01-01T00:00:00.123Z"), ZoneOffset.UTC));

    @Test
    void theBodyHasCodeMessageReasonAndTimestamp() {
        assertThat(body(Failure.invalidToken("token_expired", "Token expired")))
                .isEqualTo("{\"error\":{\"code\":401,\"message\":\"Token expired\",\"reason\":\"token_expired\","
                        + "\"timestamp\":\"2026-01-01T00:00:00Z\"}}");
    }

    @Test
    void retryAfterIsRoundedUpAndTheSameInBodyAndHeader() {
        Failure failure = Failure.unavailable("busy", "Busy", Duration.ofMillis(1001));

        assertThat(body(failure)).contains("\"retry_after\":2");
        assertThat(failure.headers()).containsEntry("Retry-After", "2");
    }

    @Test
    void fieldsSayWhatIsWrongWithWhich() {
        assertThat(body(Failure.badRequest("invalid_fields", "Invalid fields", Map.of("username", "is \"missing\""))))
                .contains("\"fields\":{\"username\":\"is \\\"missing\\\"\"}");
    }

    @Test
    void withoutCredentialsTheChallengeHasNoErrorCode() {
        assertThat(Failure.authenticationRequired().headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"watchword\"");
    }

    @Test
    void aBadTokenAndAMissingRoleHaveTheirErrorCodes() {
        assertThat(Failure.invalidToken("token_expired", "Token expired").headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Bearer realm=\"watchword\", error=\"invalid_token\", error_description=\"Token expired\"");
        assertThat(Failure.forbidden("role_missing", "A required role is missing")
                        .headers()
                        .get("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"");
    }

    @Test
    void every401HasAChallengeAndEveryFailureIsNotStored() {
        assertThat(Failure.invalidCredentials().headers()).containsKey("WWW-Authenticate");
        assertThat(Failure.of(404, "not_found", "Not found").headers())
                .doesNotContainKey("WWW-Authenticate")
                .containsEntry("Cache-Control", "no-store");
    }

    @Test
    void aMessageThatCouldBreakTheHeaderIsRefused() {
        assertThatThrownBy(() -> Failure.of(400, "x", "a\r\nSet-Cookie: b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Failure.of(400, "x", "a\"b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clientTextCannotForgeALogLine() {
        assertThat(Refusals.encoded("/a\r\nINFO forged caller=root\u2028"))
                .isEqualTo("/a%000d%000aINFO%0020forged%0020caller=root%2028");
        assertThat(Refusals.encoded("x".repeat(5000)).length()).isLessThan(250);
        assertThat(Refusals.encoded("")).isEqualTo("-");
    }

    private String body(Failure failure) {
        return new String(bodies.of(failure), StandardCharsets.UTF_8);
    }
}
