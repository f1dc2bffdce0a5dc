package org.watchword.api.login;

import java.util.List;

/**
 * Result of creating a user.
 *
 * @since 1.0
 */
public sealed interface AccountCreation {

    /** The user was created. */
    record Created(Account account) implements AccountCreation {}

    /**
     * Nothing was created.
     *
     * @param brokenRules for people, in English: one sentence for each rule that the input breaks; empty for
     *     {@link Reason#TAKEN}
     */
    record Refused(Reason reason, List<String> brokenRules) implements AccountCreation {

        /** Copies the list. */
        public Refused {
            brokenRules = List.copyOf(brokenRules);
        }
    }

    /** Why nothing was created. */
    enum Reason {
        /** Another user has the name or the e-mail address. */
        TAKEN,
        /** The password breaks rules. */
        PASSWORD,
        /** No login could compare with the hash. */
        HASH,
        /** The name, the e-mail address, the full name, a role or a permission cannot be stored. */
        FIELD
    }
}
