package org.watchword.password;

import java.util.Optional;

/**
 * Port: turns passwords into what is stored, and compares. Slow on purpose: call it through {@link HashingBulkhead}.
 * Implementations are thread-safe and keep nothing of a password.
 */
public interface CredentialHasher {

    /** Why this password cannot be hashed, such as more bytes than the scheme reads; empty where it can be. Quick. */
    Optional<BrokenRule> refusal(Password password);

    /**
     * The form to store; it names its scheme and its cost.
     *
     * @throws IllegalArgumentException with {@link #refusal} where there is one
     */
    String hash(Password password);

    /**
     * Compares a password with a stored hash. Never throws for what is stored or typed, and never needs more memory or
     * time than its limits allow, whatever the stored hash asks for.
     *
     * @param stored as {@link #hash} made it, or as another tool did
     */
    PasswordCheck verify(Password password, String stored);

    /**
     * Does the work of {@link #verify} for a user that does not exist: as long as a wrong password takes for one that
     * does, so that the time does not tell which names exist (OWASP ASVS V6.3.8).
     */
    void verifyForNobody(Password password);
}
