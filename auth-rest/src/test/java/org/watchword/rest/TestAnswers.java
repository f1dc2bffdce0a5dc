package org.watchword.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Clock;
import java.util.function.Supplier;
import org.watchword.error.ErrorBody;
import org.watchword.error.Failure;
import org.watchword.store.StoreUnavailableException;

/** Answers as a client gets them: what is thrown has gone through the mappers. */
final class TestAnswers {

    private TestAnswers() {}

    static Answer of(Supplier<Answer> endpoint) {
        try {
            return endpoint.get();
        } catch (RefusedRequest e) {
            return answer(e.failure());
        } catch (StoreUnavailableException e) {
            return answer(FailureMappers.of(e));
        }
    }

    private static Answer answer(Failure failure) {
        return new Answers(jakarta.json.spi.JsonProvider.provider(), new ErrorBody(Clock.systemUTC())).failure(failure);
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
