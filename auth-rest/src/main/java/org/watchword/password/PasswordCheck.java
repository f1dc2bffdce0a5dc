package org.watchword.password;

/** Result of comparing a password with a stored hash. */
public enum PasswordCheck {
    /** It is the right one. */
    MATCH,
    /** It is the right one, and its hash is weaker than what would be made today: hash it again. */
    MATCH_NEEDS_UPGRADE,
    /** It is not the right one, or one that could never have been set. */
    WRONG,
    /**
     * The stored hash cannot be used: of a form that is not known, or of a cost that is refused. Nobody gets in with
     * it.
     */
    UNUSABLE_HASH
}
