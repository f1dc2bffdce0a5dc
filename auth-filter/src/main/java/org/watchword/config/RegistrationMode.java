package org.watchword.config;

/** Who may make an account: {@code watchword.register}. */
public enum RegistrationMode {
    /** Nobody; administrators make users in other ways. */
    OFF,
    /** Everybody. */
    OPEN
}
