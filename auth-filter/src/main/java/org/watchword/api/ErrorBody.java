package org.watchword.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the one error body. By itself, so that no host setting of JSON-B or Jackson changes it.
 *
 * @since 1.0
 */
public final class ErrorBody {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/json";

    private final Clock clock;

    /** Reads {@code timestamp} from a clock. */
    public ErrorBody(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes the body of {@code failure} in UTF-8; {@code timestamp} in whole seconds, {@code retry_after} in seconds.
     */
    public byte[] of(Failure failure) {
        StringBuilder error = new StringBuilder()
                .append("{\"error\":{\"code\":")
                .append(failure.status())
                .append(",\"message\":")
                .append(quoted(failure.message()))
                .append(",\"reason\":")
                .append(quoted(failure.reason()))
                .append(",\"timestamp\":")
                .append(quoted(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            error.append(",\"retry_after\":").append(Failure.retryAfterSeconds(retryAfter));
        }
        if (!failure.fields().isEmpty()) {
            error.append(",\"fields\":").append(object(failure.fields()));
        }
        return error.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * Writes a text as JSON does (RFC 8259 §7). By hand, since the answer that says what a server lacks must not need
     * Jakarta JSON.
     */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || (Character.isSurrogate(c) && isAlone(text, i))) {
                        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isAlone(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
