package org.watchword.password;

/**
 * A rule for new passwords that one does not keep.
 *
 * @param name for machines, such as {@code too_short}; stays as it is
 * @param sentence for people, the rest of a sentence that begins with the password; never contains any of it
 */
public record BrokenRule(String name, String sentence) {

    static final BrokenRule NOT_UNICODE = new BrokenRule("not_unicode", "must be Unicode text");
    static final BrokenRule NUL = new BrokenRule("nul", "must not contain the character NUL");

    /** The rule and what it asks, in one line. */
    @Override
    public String toString() {
        return name + ": " + sentence;
    }
}
