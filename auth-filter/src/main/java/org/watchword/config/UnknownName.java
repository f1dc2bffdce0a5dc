package org.watchword.config;

import java.util.Optional;

/**
 * A name that was meant for a setting and is none.
 *
 * @param origin where it stands, such as {@code environment}
 * @param nearest the right name that looks most like it; empty where none does
 */
public record UnknownName(String name, String origin, Optional<String> nearest) {

    /** Returns the remedy, in words for the operator. */
    public String remedy() {
        return nearest.map(right -> "write " + right + ", if that is meant; ").orElse("")
                + "docs/settings.md lists all settings";
    }
}
