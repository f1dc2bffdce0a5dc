package org.watchword.password;

import java.util.Optional;

/**
 * Port: turns passwords into what is stored, and compares. Slow on purpose: call it through {@link HashingBulkhead}. Implementations
 * are thread-safe and keep nothing of a password.
 */
public interface PasswordHasher {

    /**
     * Why this password cannot be set, as a sentence for people that does not contain it; empty where it can be.
     */
    Optional<String> refusal(Password password);

    /**
     * The form to store; it names its scheme and its cost.
     *
     * @throws IllegalArgumentException with the sentence of {@link #refusal} where there is one
     */
    String hash(Password password);

    /**
     * Compares a password with a stored hash. Never throws for what is stored or typed.
     *
     * @param stored as {@link #hash} made it, or as another tool did
     */
    PasswordCheck verify(Password password, String stored);

    /**
     * Does the work of {@link #verify} for a user that does not exist: as long as a wrong password takes for one that does, so
     * that the time does not tell which names exist (OWASP ASVS V6.3.8).
     */
    void verifyForNobody(Password password);
}
