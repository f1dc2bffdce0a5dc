package org.watchword.api;

import java.util.Objects;

/**
 * A bearer token as it came, with nothing known about it yet. Does not print.
 *
 * @param text the token's text
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
