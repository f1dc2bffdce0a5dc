package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Base64;

/** What a login or a refresh gives. */
record Tokens(String access, String refresh, int expiresIn, int refreshExpiresIn) {

    /** Reads them, and holds the answer to RFC 6749 §5.1: these members, and never stored by a cache. */
    static Tokens of(Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonObject json = answer.json();
        assertThat(json.keySet())
                .containsExactlyInAnyOrder(
                        "access_token", "refresh_token", "token_type", "expires_in", "refresh_expires_in");
        assertThat(json.getString("token_type")).isEqualTo("Bearer");
        return new Tokens(
                json.getString("access_token"),
                json.getString("refresh_token"),
                json.getInt("expires_in"),
                json.getInt("refresh_expires_in"));
    }

    /** The claims of the access token, unverified. */
    JsonObject claims() {
        byte[] payload =
                Base64.getUrlDecoder().decode(access.substring(access.indexOf('.') + 1, access.lastIndexOf('.')));
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(payload))) {
            return reader.readObject();
        }
    }
}
