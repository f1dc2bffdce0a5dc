package org.watchword.api;

import java.util.Objects;

/**
 * Bearer token as it came, with nothing known about it yet. Does not print its text.
 *
 * @since 1.0
 */
public record BearerToken(String text) {

    /** Checks that there is a text. */
    public BearerToken {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return "BearerToken[" + text.length() + " characters]";
    }
}
