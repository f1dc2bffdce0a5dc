package org.watchword.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The three parts of a compact JWS (RFC 7515 §3.1), each in its one canonical base64url spelling. A token that could be
 * spelled in two ways would slip past a cache or a deny-list that knows the other one.
 *
 * @param text all three parts
 * @param firstDot where the header ends
 * @param secondDot where the payload ends
 */
record CompactForm(String text, int firstDot, int secondDot) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final boolean[] IN_ALPHABET = new boolean[128];

    static {
        ALPHABET.chars().forEach(c -> IN_ALPHABET[c] = true);
    }

    /** Empty where the text is not exactly three non-empty parts; a JWE has five (RFC 7516 §3.1) and is none either. */
    static Optional<CompactForm> of(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        boolean canonical = canonical(text, 0, first)
                && canonical(text, first + 1, second)
                && canonical(text, second + 1, text.length());
        return canonical ? Optional.of(new CompactForm(text, first, second)) : Optional.empty();
    }

    String header() {
        return text.substring(0, firstDot);
    }

    String payload() {
        return text.substring(firstDot + 1, secondDot);
    }

    String signature() {
        return text.substring(secondDot + 1);
    }

    /** Returns the bytes of the whole text, which is ASCII; those before the second dot are signed (RFC 7515 §5.2). */
    byte[] ascii() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean canonical(String text, int start, int end) {
        if (start == end) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!inAlphabet(text.charAt(i))) {
                return false;
            }
        }
        // RFC 4648 §3.5: the bits of the last character that carry nothing must be zero.
        int last = ALPHABET.indexOf(text.charAt(end - 1));
        return switch ((end - start) % 4) {
            case 0 -> true;
            case 2 -> (last & 0b1111) == 0;
            case 3 -> (last & 0b11) == 0;
            default -> false;
        };
    }

    private static boolean inAlphabet(char c) {
        return c < IN_ALPHABET.length && IN_ALPHABET[c];
    }

    @Override
    public String toString() {
        return "CompactForm[" + text.length() + " characters]";
    }
}
