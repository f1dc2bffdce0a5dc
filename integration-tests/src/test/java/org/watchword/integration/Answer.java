package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What came back, and what every answer of one kind has in common. */
record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    String text(String member) {
        return json().getString(member);
    }

    /** This status, whatever the body. */
    Answer is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** The one error body, complete and with nothing else in it, and the headers that every failure has. */
    Answer isFailure(int expected, String reason) {
        is(expected);
        assertThat(header("Content-Type")).startsWith("application/json");
        assertThat(header("Cache-Control")).contains("no-store");
        assertThat(json().keySet()).containsExactly("error");
        JsonObject error = json().getJsonObject("error");
        Set<String> optional = Set.of("retry_after", "fields");
        assertThat(error.keySet().stream().filter(name -> !optional.contains(name)))
                .containsExactlyInAnyOrder("code", "message", "reason", "timestamp");
        assertThat(error.getInt("code")).isEqualTo(expected);
        assertThat(error.getString("reason")).isEqualTo(reason);
        assertThat(error.getString("message")).isNotBlank();
        assertThat(Duration.between(Instant.parse(error.getString("timestamp")), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        if (expected == 401) {
            assertThat(header("WWW-Authenticate")).startsWith("Bearer");
        }
        return this;
    }

    /** 401 because no credentials came: a challenge without an error code (RFC 6750 §3.1). */
    Answer needsLogin() {
        isFailure(401, "authentication_required");
        assertThat(challenges()).containsExactly("Bearer realm=\"watchword\"");
        return this;
    }

    /** 401 because of the token that came. */
    Answer refusesToken(String reason) {
        isFailure(401, reason);
        assertThat(header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"watchword\", error=\"invalid_token\", error_description=\"");
        return this;
    }

    /** 403 because the caller, who is known, may not. */
    Answer refusesCaller(String reason) {
        isFailure(403, reason);
        assertThat(header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"watchword\", error=\"insufficient_scope\", error_description=\"");
        return this;
    }

    /** The body without what differs from one moment to the next. */
    String bodyWithoutTimestamp() {
        return body.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"\"");
    }

    private List<String> challenges() {
        return headers.allValues("WWW-Authenticate");
    }
}
