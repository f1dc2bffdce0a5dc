package org.watchword.authorization;

/** Caller whom a rule is applied to, as far as the rule needs to know. */
public interface Caller {

    /** Returns the name for the log. */
    String name();

    /** Tells whether the caller has this role; names are compared exactly. */
    boolean hasRole(String role);

    /** Tells whether the caller has this permission; names are compared exactly. */
    boolean hasPermission(String permission);
}
