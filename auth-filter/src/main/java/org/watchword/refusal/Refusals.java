package org.watchword.refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.spi.RefusalListener;
import org.watchword.transport.CrossOrigin;
import org.watchword.transport.TransportPolicy;

/**
 * Holds what the refusals of all requests to one web application have in common: the log, the listener, and the form of
 * the answer.
 *
 * <p>A refused request is one line in the log, without secrets. A refusal of a known caller is worth a line in
 * production (ASVS V16.3.2); a request without credentials is everyday.
 */
public final class Refusals {

    private static final Logger LOG = System.getLogger("org.watchword.refusals");
    private static final int LONGEST = 200;

    private final RefusalListener listener;
    private final ErrorBody errors;
    private final TransportPolicy transport;
    private final CrossOrigin crossOrigin;

    /** Answers with the one error body, and with the headers of both policies. */
    public Refusals(RefusalListener listener, ErrorBody errors, TransportPolicy transport, CrossOrigin crossOrigin) {
        this.listener = listener;
        this.errors = errors;
        this.transport = transport;
        this.crossOrigin = crossOrigin;
    }

    /** Returns the refusals of one request; {@code caller} finds out for the listener who asked. */
    public RequestRefusals of(HttpServletRequest request, Supplier<Optional<Principal>> caller) {
        return new RequestRefusals(this, request, caller);
    }

    RefusalListener listener() {
        return listener;
    }

    /** Writes the line; method and path are as the client sent them, without the query, since that may hold secrets. */
    public static void log(Authentication caller, String method, String path, Failure failure) {
        Level level = switch (failure.status()) {
            case 403 -> Level.INFO;
            case 500, 503 -> Level.WARNING;
            default -> Level.DEBUG;
        };
        if (LOG.isLoggable(level)) {
            String name = caller instanceof Authentication.Authenticated known
                    ? known.caller().name()
                    : "";
            LOG.log(
                    level,
                    "refused: status=" + failure.status() + " reason=" + failure.reason() + " caller=" + encoded(name)
                            + " request=" + encoded(method) + " " + encoded(path));
        }
    }

    /**
     * Makes client text one harmless word: control characters and spaces cannot forge another line or field (ASVS
     * V16.4.1).
     */
    public static String encoded(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST) + 2);
        for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (c > 0x20 && c < 0x7f && c != '%') {
                line.append(c);
            } else {
                line.append('%').append(HexFormat.of().toHexDigits(c));
            }
        }
        return line.isEmpty() ? "-" : line.toString();
    }

    Map<String, String> headers(HttpServletRequest request, Failure failure) {
        Map<String, String> headers = failure.headers();
        headers.putAll(transport.headers(request));
        return headers;
    }

    /** Writes in place of what the response holds; it must not be committed. */
    void write(HttpServletRequest request, HttpServletResponse response, Failure failure, Map<String, String> headers)
            throws IOException {
        response.resetBuffer();
        response.setStatus(failure.status());
        headers.forEach(response::setHeader);
        crossOrigin.addTo(request, response);
        byte[] body = errors.of(failure);
        response.setContentType(ErrorBody.MEDIA_TYPE);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException writerInUse) {
            // The host may have taken the writer before a forward or before a bean refused; the body is ASCII, so both
            // give the same bytes.
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
    }
}
