package org.watchword.token;

import java.util.Optional;

/**
 * The three parts of a compact JWS (RFC 7515 §3.1), each in its one canonical base64url spelling. A token that could be
 * spelled in two ways would slip past a cache or a deny-list that knows the other one.
 */
record CompactForm(String header, String payload, String signature) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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
        return canonical
                ? Optional.of(new CompactForm(
                        text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1)))
                : Optional.empty();
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
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return "CompactForm[" + (header.length() + payload.length() + signature.length() + 2) + " characters]";
    }
}
