package org.watchword.cli.terminal;

import java.util.Locale;

/** Makes texts fit to be shown on somebody's terminal. */
public final class TerminalText {

    private TerminalText() {}

    /** Writes what a terminal would obey, or what would turn the line around, as codes. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean isPlain = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            if (isPlain) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.toString();
    }

    /** Writes a number of sessions for a sentence. */
    public static String sessions(int number) {
        return number == 1 ? "1 session" : number + " sessions";
    }
}
