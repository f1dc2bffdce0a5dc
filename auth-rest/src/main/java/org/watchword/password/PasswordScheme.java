package org.watchword.password;

/** By which scheme passwords are hashed. */
public enum PasswordScheme {
    /** bcrypt. */
    BCRYPT,
    /** Argon2id (RFC 9106). */
    ARGON2ID
}
