package org.watchword.authorization;

/** Whoever asks, as far as a rule needs to know. */
public interface Caller {

    /** The name for the log. */
    String name();

    /** The caller has this role; names are compared exactly. */
    boolean hasRole(String role);

    /** The caller has this permission; names are compared exactly. */
    boolean hasPermission(String permission);
}
