package org.watchword.password;

/** A hasher of one scheme, in its plain form without another tool's prefix. */
interface SchemeHasher extends CredentialHasher {

    /** Tells whether a stored hash is of this scheme, and asks for no more than is granted. */
    boolean reads(String stored);

    /** {@link IllegalArgumentException} where the password cannot be hashed. */
    default void demandHashable(Password password) {
        refusal(password).ifPresent(rule -> {
            throw new IllegalArgumentException("a password " + rule.sentence());
        });
    }
}
