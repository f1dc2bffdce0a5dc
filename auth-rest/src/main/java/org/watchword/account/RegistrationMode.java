package org.watchword.account;

/** Who may make an account: {@code watchword.register}. */
public enum RegistrationMode {
    /** Nobody. */
    OFF,
    /** Whom an administrator has invited. */
    INVITATION,
    /** Everybody. */
    OPEN
}
