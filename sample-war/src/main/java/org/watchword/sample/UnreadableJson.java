package org.watchword.sample;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.watchword.api.Failure;

/** JSON that cannot be read is the client's mistake: 400, where the server would answer 500. */
@Provider
public class UnreadableJson implements ExceptionMapper<ProcessingException> {

    @Override
    public Response toResponse(ProcessingException e) {
        boolean unreadable = e.getCause() instanceof JsonbException || e.getCause() instanceof JsonException;
        return Failures.answer(
                unreadable
                        ? Failure.badRequest("malformed_json", "The body is not the JSON that is expected", Map.of())
                        : Failure.of(500, "internal_error", "Something went wrong"));
    }
}
