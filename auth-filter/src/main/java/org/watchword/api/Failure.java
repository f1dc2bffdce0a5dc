package org.watchword.api;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One failure that this library answers: what stands in the body and in the headers. Carries nothing secret, no class
 * name, and not whether a user exists.
 *
 * @param status the HTTP status, 400 to 599
 * @param reason the machine-readable reason, such as {@code token_expired}
 * @param message one sentence for people; printable ASCII without quote and backslash, so that it can stand in a header
 *     too
 * @param error the RFC 6750 §3.1 error code for the challenge, or null for none
 * @param retryAfter when to try again, at least a second, or null
 * @param fields for 400: what is wrong with which field; in the order in which they are reported
 * @since 1.0
 */
public record Failure(
        int status,
        String reason,
        String message,
        @Nullable String error,
        @Nullable Duration retryAfter,
        Map<String, String> fields)
        implements Serializable {

    /** Header that challenges stand in. */
    public static final String CHALLENGE = "WWW-Authenticate";

    private static final String CONTENT_ENCODING = "content_encoding_not_supported";
    private static final String REALM = "Bearer realm=\"watchword\"";

    /** Checks the message's alphabet (RFC 6750 §3) and copies the fields. */
    public Failure {
        Objects.requireNonNull(reason, "reason");
        if (!message.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && c != '"' && c != '\\')) {
            throw new IllegalArgumentException("a failure's message is printable ASCII without quote and backslash");
        }
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** 401 without an {@code error}: no credentials came (RFC 6750 §3.1). */
    public static Failure authenticationRequired() {
        return new Failure(401, "authentication_required", "Authentication required", null, null, Map.of());
    }

    /** 401: the token that came is not accepted. */
    public static Failure invalidToken(String reason, String message) {
        return new Failure(401, reason, message, "invalid_token", null, Map.of());
    }

    /** 401 of the login endpoint: one answer for a wrong password, an unknown user and a disabled one. */
    public static Failure invalidCredentials() {
        return new Failure(401, "invalid_credentials", "Invalid credentials", null, null, Map.of());
    }

    /**
     * 400: credentials came in two ways that disagree, or in no readable one (RFC 6750 §3.1 {@code invalid_request}).
     */
    public static Failure invalidRequest(String message) {
        return new Failure(400, "invalid_request", message, "invalid_request", null, Map.of());
    }

    /** 400: the body is not what the endpoint takes. */
    public static Failure badRequest(String reason, String message, Map<String, String> fields) {
        return new Failure(400, reason, message, null, null, fields);
    }

    /** 403: the caller is known and may not (RFC 6750 §3.1 {@code insufficient_scope}). */
    public static Failure forbidden(String reason, String message) {
        return new Failure(403, reason, message, "insufficient_scope", null, Map.of());
    }

    /**
     * 503: could not be checked or done now; try again. Never a 401, which would make clients throw their session away.
     */
    public static Failure unavailable(String reason, String message, Duration retryAfter) {
        return new Failure(503, reason, message, null, retryAfter, Map.of());
    }

    /** 429 (RFC 6585 §4): too much for now. */
    public static Failure tooManyRequests(String reason, String message, Duration retryAfter) {
        return new Failure(429, reason, message, null, retryAfter, Map.of());
    }

    /**
     * 415: the body is compressed, which nothing here decodes. {@code Accept-Encoding} says so too (RFC 9110 §15.5.16).
     */
    public static Failure contentEncodingNotSupported() {
        return of(415, CONTENT_ENCODING, "The body must come without Content-Encoding");
    }

    /** Makes a failure that says no more than its status. */
    public static Failure of(int status, String reason, String message) {
        return new Failure(status, reason, message, null, null, Map.of());
    }

    /**
     * Returns {@code WWW-Authenticate}, {@code Retry-After}, {@code Accept-Encoding} and {@code Cache-Control}, as far
     * as this failure has them, and {@link ResponseHeaders#ALWAYS}. A 401 always has a challenge (RFC 9110 §15.5.2);
     * {@code Retry-After} is in whole seconds, rounded up.
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        String challenge = challenge();
        if (challenge != null) {
            headers.put(CHALLENGE, challenge);
        }
        if (retryAfter != null) {
            headers.put("Retry-After", Long.toString(retryAfterSeconds(retryAfter)));
        }
        if (reason.equals(CONTENT_ENCODING)) {
            // No other 415 may have it (RFC 9110 §12.5.3).
            headers.put("Accept-Encoding", "identity");
        }
        headers.put("Cache-Control", "no-store");
        headers.putAll(ResponseHeaders.ALWAYS);
        return headers;
    }

    /** Returns the value of {@code WWW-Authenticate}, or null where this failure has none. */
    public @Nullable String challenge() {
        if (error != null) {
            return REALM + ", error=\"" + error + "\", error_description=\"" + message + "\"";
        }
        return status == 401 ? REALM : null;
    }

    static long retryAfterSeconds(Duration retryAfter) {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
