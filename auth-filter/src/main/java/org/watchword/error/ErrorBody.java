package org.watchword.error;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes the one error body. JSON-P, so that no host setting of JSON-B or Jackson changes it. Safe for any thread. */
public final class ErrorBody {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/json";

    private final JsonProvider json;
    private final Clock clock;

    /**
     * @param clock what {@code timestamp} is read from
     */
    public ErrorBody(Clock clock) {
        this.json = JsonProvider.provider();
        this.clock = clock;
    }

    /** The body of {@code failure} in UTF-8; {@code timestamp} in whole seconds, {@code retry_after} in seconds. */
    public byte[] of(Failure failure) {
        JsonObjectBuilder error = json.createObjectBuilder()
                .add("code", failure.status())
                .add("message", failure.message())
                .add("reason", failure.reason())
                .add(
                        "timestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        if (failure.retryAfter() != null) {
            error.add("retry_after", Failure.retryAfterSeconds(failure.retryAfter()));
        }
        if (!failure.fields().isEmpty()) {
            JsonObjectBuilder fields = json.createObjectBuilder();
            failure.fields().forEach(fields::add);
            error.add("fields", fields);
        }
        return json.createObjectBuilder().add("error", error).build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
