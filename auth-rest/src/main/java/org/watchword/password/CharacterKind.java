package org.watchword.password;

import java.util.Locale;

/** A kind of character that a host may demand of a password. */
public enum CharacterKind {
    /** An upper-case letter, of any script that has them. */
    UPPER,
    /** A lower-case letter. */
    LOWER,
    /** A decimal digit. */
    DIGIT,
    /** Neither a letter nor a digit; a space is one. */
    SPECIAL;

    /** Tells whether a character is of this kind. */
    public boolean includes(int codePoint) {
        return switch (this) {
            case UPPER -> Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
            case LOWER -> Character.isLowerCase(codePoint);
            case DIGIT -> Character.isDigit(codePoint);
            case SPECIAL -> !Character.isLetterOrDigit(codePoint);
        };
    }

    /** As it is written in settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
