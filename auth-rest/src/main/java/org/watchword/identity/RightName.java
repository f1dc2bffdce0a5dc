package org.watchword.identity;

import java.util.regex.Pattern;

/** Names of roles and permissions: they can stand in a URL, in a list with commas, and in a log. */
public final class RightName {

    /** Says what a name must be. */
    public static final String RULE = "must be letters, digits, dot, underscore, colon and hyphen only";

    private static final int MOST_CHARACTERS = 255;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]+");

    private RightName() {}

    /** Tells whether a role or a permission can have this name. */
    public static boolean is(String name) {
        return name.length() <= MOST_CHARACTERS
                && !name.equals(".")
                && !name.equals("..")
                && PLAIN.matcher(name).matches();
    }

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if no role or permission can have it
     */
    public static String demand(String name) {
        if (!is(name)) {
            throw new IllegalArgumentException(
                    "the name of a role or permission " + RULE + ", at most " + MOST_CHARACTERS);
        }
        return name;
    }
}
