package org.watchword.cli;

/** Text from the database on somebody's terminal. */
final class Shown {

    private Shown() {}

    /** Without what a terminal would obey, or what would turn the line around. */
    static String of(String text) {
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
                shown.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.toString();
    }
}
