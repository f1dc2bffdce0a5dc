package org.watchword.refusal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import org.watchword.api.Failure;

/**
 * One line for each refused request, without secrets. A refusal of a known caller is worth a line in production (ASVS V16.3.2); a
 * request without credentials is everyday.
 */
public final class FailureLog {

    private static final Logger LOG = System.getLogger("org.watchword.refusals");
    private static final int LONGEST = 200;

    private FailureLog() {}

    /**
     * Writes the line.
     *
     * @param caller the name, or empty where nobody is known
     * @param method the HTTP method, as the client sent it
     * @param path the path, as the client sent it; the query is left out, since it may hold secrets
     */
    public static void refused(Failure failure, String caller, String method, String path) {
        Level level = level(failure);
        if (LOG.isLoggable(level)) {
            LOG.log(
                    level,
                    "refused: status=" + failure.status() + " reason=" + failure.reason() + " caller=" + encoded(caller)
                            + " request=" + encoded(method) + " " + encoded(path));
        }
    }

    private static Level level(Failure failure) {
        return switch (failure.status()) {
            case 403 -> Level.INFO;
            case 500, 503 -> Level.WARNING;
            default -> Level.DEBUG;
        };
    }

    /** Client text as one harmless word: control characters and spaces cannot forge another line or field (ASVS V16.4.1). */
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
}
