package org.watchword.rest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of body that are taken. Anything else is 415. */
enum ContentType {
    /** {@code application/json}; UTF-8, whether it says so or not (RFC 8259 §8.1). */
    JSON,
    /** {@code application/x-www-form-urlencoded}; UTF-8, likewise. */
    FORM,
    /** No {@code Content-Type} at all. */
    NONE,
    /** Something else, or unreadable. */
    OTHER;

    private static final int MAX_LENGTH = 200;

    // Possessive, and each part in an alphabet of its own: nothing to backtrack into.
    private static final Pattern FORM_OF_HEADER = Pattern.compile(
            "([a-z0-9!#$&^_.+-]++/[a-z0-9!#$&^_.+-]++)[ \t]*+(?:;[ \t]*+charset=(\"?)utf-8\\2[ \t]*+)?+;?+");

    static ContentType of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        if (header.length() > MAX_LENGTH) {
            return OTHER;
        }
        Matcher matcher = FORM_OF_HEADER.matcher(header.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OTHER;
        }
        return switch (String.valueOf(matcher.group(1))) {
            case "application/json" -> JSON;
            case "application/x-www-form-urlencoded" -> FORM;
            default -> OTHER;
        };
    }
}
