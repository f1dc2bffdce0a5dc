package org.watchword.text;

import java.nio.charset.StandardCharsets;

/** Decodes text that somebody else wrote, in UTF-8 with or without a byte-order mark. */
public final class Utf8Text {

    /** U+FEFF as the first character is no part of the text (RFC 3629 §6): some editors and shells write it unasked. */
    private static final char MARK = '\uFEFF';

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    /** The text without its byte-order mark; each byte that is not UTF-8 becomes U+FFFD. */
    public static String of(byte[] bytes) {
        return withoutMark(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Takes a byte-order mark away from text that is decoded already. */
    public static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /**
     * Tells whether characters of a text were lost when it was decoded. In the locale C the JVM reads each byte of a
     * variable, an argument or a system property that is not ASCII as U+FFFD (measured on Java 17.0.15 and 25.0.3); a
     * file in another encoding than UTF-8 ends up the same way.
     */
    public static boolean hasLost(String text) {
        return text.indexOf(REPLACEMENT) >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
