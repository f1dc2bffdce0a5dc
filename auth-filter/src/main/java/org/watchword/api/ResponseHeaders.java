package org.watchword.api;

import java.util.Map;

/**
 * Response headers that every answer of ours carries, whatever is in it.
 *
 * @since 1.0
 */
public final class ResponseHeaders {

    /**
     * No guessing of a type (Fetch standard, nosniff), and no address of ours, which may name a user, to anybody else.
     */
    public static final Map<String, String> ALWAYS =
            Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

    private ResponseHeaders() {}
}
