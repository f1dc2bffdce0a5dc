package org.watchword.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** What stands in an answer. */
final class TestAnswers {

    private TestAnswers() {}

    static JsonObject json(Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    static String reason(Answer answer) {
        return json(answer).getJsonObject("error").getString("reason");
    }
}
