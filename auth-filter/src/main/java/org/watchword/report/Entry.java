package org.watchword.report;

/** One thing that the report says. Immutable; holds nothing secret, and nothing but text. */
public sealed interface Entry {

    /**
     * Fact about one topic.
     *
     * @param text for people, without secrets
     */
    record Fact(Topic topic, String text) implements Entry {}

    /**
     * A part that is on or off. Of several with one name the last holds.
     *
     * @param name what the part is
     * @param why where it is off, why; where it is on, what it does or where
     */
    record Integration(String name, boolean on, String why) implements Entry {}

    /**
     * Something in the server or the web application that keeps a part of ours from working.
     *
     * @param name stable, for {@code watchword.report.accept}; no comma
     * @param what what was found, and what does not work for it
     * @param remedy exactly what to write or take away
     */
    record Conflict(String name, String what, String remedy) implements Entry {}

    /**
     * A setting, or the lack of one, that works and is a risk.
     *
     * @param name stable, for {@code watchword.report.accept}; no comma
     * @param what what was found, and what may come of it
     * @param remedy exactly what to write or take away
     */
    record Unsafe(String name, String what, String remedy) implements Entry {}

    /** A setting that is not at its default. Its value is never here. */
    record Origin(String setting, String origin) implements Entry {}
}
