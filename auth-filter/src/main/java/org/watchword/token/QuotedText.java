package org.watchword.token;

import java.util.ArrayList;
import java.util.List;

/** Splits a written setting at a character that counts outside of double quotes only. */
final class QuotedText {

    private QuotedText() {}

    /**
     * The parts, with their quotes.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed: " + text);
        }
        parts.add(text.substring(start));
        return parts;
    }

    /**
     * A part without its quotes.
     *
     * @throws IllegalArgumentException if the quotes are not around the whole part
     */
    static String plain(String part) {
        if (part.indexOf('"') < 0) {
            return part;
        }
        if (part.length() < 2 || part.charAt(0) != '"' || part.charAt(part.length() - 1) != '"') {
            throw new IllegalArgumentException("quotes stand around a whole name: " + part);
        }
        return part.substring(1, part.length() - 1).replace("\"\"", "\"");
    }
}
