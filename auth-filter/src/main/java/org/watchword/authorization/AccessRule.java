package org.watchword.authorization;

import java.util.Set;

/** Access rule of a resource: what it asks of its caller. Resolved once at start. */
public sealed interface AccessRule {

    /** Everybody, known or not. */
    record PermitAll() implements AccessRule {}

    /** Nobody. */
    record DenyAll() implements AccessRule {}

    /**
     * A method without an annotation beside annotated ones: denied where {@code watchword.deny-unannotated} is on, else
     * open.
     */
    record Unannotated() implements AccessRule {}

    /**
     * A known caller with one of some roles and all of some permissions.
     *
     * @param anyRole one of these; empty: no role needed; {@code **} is any known caller, as in Jakarta Servlet's
     *     isUserInRole
     * @param allPermissions all of these; may be empty
     */
    record Require(Set<String> anyRole, Set<String> allPermissions) implements AccessRule {

        /** Copies the sets. */
        public Require {
            anyRole = Set.copyOf(anyRole);
            allPermissions = Set.copyOf(allPermissions);
        }

        /** Returns the rule that asks for any known caller. */
        public static Require authenticated() {
            return new Require(Set.of(), Set.of());
        }
    }
}
