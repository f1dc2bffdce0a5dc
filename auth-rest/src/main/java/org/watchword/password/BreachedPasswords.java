package org.watchword.password;

/**
 * Port: knows passwords that became public in a breach. Asked where a password is set, on the thread of the request, and never at
 * login. Thread-safe.
 */
@FunctionalInterface
public interface BreachedPasswords {

    /**
     * Whether the password is known to be breached. False too where that cannot be told: it takes a few seconds at most and never
     * throws, so that whoever is asked there keeps nobody from a new password.
     */
    boolean contains(Password password);

    /** Knows none. */
    static BreachedPasswords none() {
        return password -> false;
    }
}
