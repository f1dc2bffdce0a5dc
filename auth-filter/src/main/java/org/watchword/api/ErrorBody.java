package org.watchword.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.watchword.text.JsonText;

/** Writes the one error body. By itself, so that no host setting of JSON-B or Jackson changes it. Safe for any thread. */
public final class ErrorBody {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/json";

    private final Clock clock;

    /**
     * @param clock what {@code timestamp} is read from
     */
    public ErrorBody(Clock clock) {
        this.clock = clock;
    }

    /** The body of {@code failure} in UTF-8; {@code timestamp} in whole seconds, {@code retry_after} in seconds. */
    public byte[] of(Failure failure) {
        StringBuilder error = new StringBuilder()
                .append("{\"error\":{\"code\":")
                .append(failure.status())
                .append(",\"message\":")
                .append(JsonText.quoted(failure.message()))
                .append(",\"reason\":")
                .append(JsonText.quoted(failure.reason()))
                .append(",\"timestamp\":")
                .append(JsonText.quoted(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        if (failure.retryAfter() != null) {
            error.append(",\"retry_after\":").append(Failure.retryAfterSeconds(failure.retryAfter()));
        }
        if (!failure.fields().isEmpty()) {
            error.append(",\"fields\":").append(object(failure.fields()));
        }
        return error.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> JsonText.quoted(member.getKey()) + ":" + JsonText.quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
