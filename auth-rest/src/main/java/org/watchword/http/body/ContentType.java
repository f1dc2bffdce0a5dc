package org.watchword.http.body;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of body that are taken. Anything else is 415. Parameters that the kind does not define are ignored (RFC
 * 2045 §5).
 */
enum ContentType {
    /**
     * {@code application/json}. Its {@code charset} has no effect: it is UTF-8, whatever that says (RFC 8259 §8.1,
     * §11).
     */
    JSON,
    /** {@code application/x-www-form-urlencoded} in UTF-8. */
    FORM,
    /** No {@code Content-Type} at all. */
    NONE,
    /** Something else, or unreadable. */
    OTHER;

    private static final int MAX_LENGTH = 1000;

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";

    // RFC 9110 §8.3.1 and §5.6.6. Possessive, and each part in an alphabet of its own: nothing to backtrack into.
    private static final Pattern FORM_OF_HEADER = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")([ \\t]*+(?:;.*+)?)");
    private static final Pattern PARAMETER = Pattern.compile("[ \\t]*+;[ \\t]*+(?:(" + TOKEN + ")=(?:(" + TOKEN
            + ")|\"((?:[^\"\\\\\\p{Cntrl}]|\\t|\\\\[^\\p{Cntrl}])*+)\"))?+[ \\t]*+");

    static ContentType of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        if (header.length() > MAX_LENGTH) {
            return OTHER;
        }
        Matcher matcher = FORM_OF_HEADER.matcher(header.strip());
        if (!matcher.matches()) {
            return OTHER;
        }
        ContentType type = switch (String.valueOf(matcher.group(1)).toLowerCase(Locale.ROOT)) {
            case "application/json" -> JSON;
            case "application/x-www-form-urlencoded" -> FORM;
            default -> OTHER;
        };
        return parametersFit(type, String.valueOf(matcher.group(2)).strip()) ? type : OTHER;
    }

    /**
     * Tells whether the parameters are well-formed, and a form's {@code charset} is the one that it is read in. None is
     * defined for forms, but who names another one has encoded the bytes so: they might read as other characters.
     */
    private static boolean parametersFit(ContentType type, String parameters) {
        Matcher parameter = PARAMETER.matcher(parameters);
        int end = 0;
        while (end < parameters.length()) {
            if (!parameter.find(end) || parameter.start() != end) {
                return false;
            }
            end = parameter.end();
            String value = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
            if (type == FORM && "charset".equalsIgnoreCase(parameter.group(1)) && !isUtf8(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(@Nullable String charset) {
        return "utf-8".equalsIgnoreCase(charset)
                || "utf8".equalsIgnoreCase(charset)
                || "us-ascii".equalsIgnoreCase(charset);
    }
}
