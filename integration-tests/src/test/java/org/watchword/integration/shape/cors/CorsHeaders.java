package org.watchword.integration.shape.cors;

import java.util.Map;

/** What a host answers to the one origin that it allows. */
final class CorsHeaders {

    private static final String ALLOWED = "https://app.example.org";

    private CorsHeaders() {}

    static Map<String, String> of(String origin) {
        return ALLOWED.equals(origin)
                ? Map.of(
                        "Access-Control-Allow-Origin", ALLOWED,
                        "Access-Control-Allow-Headers", "authorization, content-type",
                        "Access-Control-Allow-Methods", "GET, POST, PUT, DELETE",
                        "Vary", "Origin")
                : Map.of();
    }

    static boolean isPreflight(String method, String requested) {
        return method.equals("OPTIONS") && requested != null;
    }
}
