package org.watchword.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.function.Supplier;

/** Answers as a client gets them: what is thrown has become an answer too. */
final class TestAnswers {

    private TestAnswers() {}

    static Answer of(Supplier<Answer> endpoint) {
        return Endpoint.answer(endpoint);
    }

    static JsonObject json(Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    static String reason(Answer answer) {
        return json(answer).getJsonObject("error").getString("reason");
    }
}
