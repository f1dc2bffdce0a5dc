package org.watchword.config;

import java.util.Optional;

/**
 * A name that was meant for a setting and is none.
 *
 * @param origin where it stands, such as {@code environment}
 * @param nearest the right name that looks most like it; empty where none does
 * @param ofFamily what is to be done where it was meant for a member of a {@link SettingFamily}; empty for all others
 */
public record UnknownName(String name, String origin, Optional<String> nearest, Optional<String> ofFamily) {

    /** A name that belongs to no family. */
    public UnknownName(String name, String origin, Optional<String> nearest) {
        this(name, origin, nearest, Optional.empty());
    }

    /** Returns the remedy, in words for the operator. */
    public String remedy() {
        return ofFamily.orElseGet(() -> nearest.map(right -> "write " + right + ", if that is meant; ")
                        .orElse("") + "docs/settings.md lists all settings");
    }
}
