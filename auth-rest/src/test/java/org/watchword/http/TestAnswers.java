package org.watchword.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** What stands in an answer. */
public final class TestAnswers {

    private TestAnswers() {}

    public static JsonObject json(Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    public static String reason(Answer answer) {
        return json(answer).getJsonObject("error").getString("reason");
    }
}
