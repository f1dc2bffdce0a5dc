package org.watchword.http.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.text.Utf8Text;

/**
 * Reads the fields of a request's body by ourselves, so that nothing of the host's (JSON-B, Jackson, readers,
 * interceptors of entities) changes how. Whatever the bytes are, the outcome is {@link Fields} or
 * {@link FailureException}.
 */
public final class RequestBody {

    /** Most bytes of a body. */
    static final int MAX_BYTES = 64 * 1024;

    /**
     * Reads the fields.
     *
     * @throws FailureException 400, 413 or 415; 400 also where there is no body
     */
    public Fields read(HttpServletRequest request, @Nullable InputStream stream) {
        return readIfAny(request, stream).orElseThrow(() -> refused(400, "body_missing", "A body is needed"));
    }

    /** As {@link #read}, but empty where there is no body. */
    public Optional<Fields> readIfAny(HttpServletRequest request, @Nullable InputStream stream) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        byte[] bytes = bounded(stream, (int) Math.max(0, request.getContentLengthLong()));
        ContentType type = ContentType.of(request.getContentType());
        if (bytes.length == 0) {
            return type == ContentType.FORM ? alreadyRead(request).map(Fields::new) : Optional.empty();
        }
        if (isEncoded(request)) {
            throw new FailureException(Failure.contentEncodingNotSupported());
        }
        if (type != ContentType.JSON && type != ContentType.FORM) {
            throw refused(
                    415,
                    "media_type_not_supported",
                    "The body must be application/json or application/x-www-form-urlencoded, in UTF-8");
        }
        String text = Utf8.decode(bytes).orElseThrow(() -> refused(400, "body_not_utf8", "The body is not UTF-8"));
        // A parser may ignore a byte-order mark (RFC 8259 §8.1); editors and shells write it unasked.
        Optional<Fields> fields = type == ContentType.JSON
                ? JsonFields.parse(Utf8Text.withoutMark(text))
                : FormFields.parse(text).map(Fields::new);
        return Optional.of(fields.orElseThrow(RequestBody::malformed));
    }

    /** Tells whether the bytes are compressed or the like (RFC 9110 §8.4), so that they cannot be read as text. */
    private static boolean isEncoded(HttpServletRequest request) {
        Enumeration<String> codings = request.getHeaders("Content-Encoding");
        return codings != null
                && Collections.list(codings).stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(String::strip)
                        .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
    }

    /** @param expected what the request says; there may be fewer or more, after a filter of the host's say */
    private static byte[] bounded(@Nullable InputStream stream, int expected) {
        if (stream == null) {
            return new byte[0];
        }
        try {
            // In one array of the right size, where the request is right.
            byte[] first = new byte[expected];
            int read = stream.readNBytes(first, 0, expected);
            if (read < expected) {
                return Arrays.copyOf(first, read);
            }
            int next = stream.read();
            if (next < 0) {
                return first;
            }
            byte[] rest = stream.readNBytes(MAX_BYTES - read);
            if (read + 1 + rest.length > MAX_BYTES) {
                throw tooLarge();
            }
            byte[] all = Arrays.copyOf(first, read + 1 + rest.length);
            all[read] = (byte) next;
            System.arraycopy(rest, 0, all, read + 1, rest.length);
            return all;
        } catch (IOException e) {
            throw new FailureException(unreadable());
        }
    }

    /**
     * A filter of the host that asked for a parameter has read the form away; the container then has it. It mixes the
     * query's parameters in, where credentials must not stand (RFC 6749 §2.3.1): what the query names too is left out.
     */
    private static Optional<Map<String, @Nullable String>> alreadyRead(HttpServletRequest request) {
        boolean came = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!came || !"POST".equals(request.getMethod())) {
            return Optional.empty();
        }
        if (isEncoded(request)) {
            throw new FailureException(Failure.contentEncodingNotSupported());
        }
        String query = request.getQueryString();
        Set<String> inQuery = FormFields.parse(query == null ? "" : query)
                .orElseThrow(RequestBody::malformed)
                .keySet();
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length != 1) {
                throw malformed();
            }
            if (!inQuery.contains(name)) {
                fields.put(name, values[0]);
            }
        });
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }

    /** 400: the client went away in the middle, say. */
    public static Failure unreadable() {
        return Failure.of(400, "body_unreadable", "The body could not be read");
    }

    private static FailureException malformed() {
        return refused(400, "body_malformed", "The body is malformed");
    }

    private static FailureException tooLarge() {
        return refused(413, "body_too_large", "The body is too large");
    }

    private static FailureException refused(int status, String reason, String message) {
        return new FailureException(Failure.of(status, reason, message));
    }
}
