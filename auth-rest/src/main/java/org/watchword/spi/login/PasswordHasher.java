package org.watchword.spi.login;

import java.util.Optional;

/**
 * Turns passwords into what is stored, and compares: another scheme than bcrypt and Argon2id, or a pepper around them.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Peppered implements PasswordHasher, Decorates<PasswordHasher> {
 *     private volatile PasswordHasher usual;
 *
 *     public void decorates(PasswordHasher replaced) {
 *         usual = replaced;
 *     }
 *
 *     public String hash(String password) {
 *         return usual.hash("pepper" + password);
 *     }
 *
 *     public Verdict verify(String password, String stored) {
 *         return usual.verify("pepper" + password, stored);
 *     }
 * }
 * }</pre>
 *
 * <p>Called on the threads of requests, by only so many at once as {@code watchword.password.max-concurrent} allows.
 * Slow on purpose; keeps nothing of a password. Where it throws or returns null, the client gets 503.
 *
 * @since 1.0
 */
public interface PasswordHasher {

    /** Returns the form to store, at most 512 characters; it names its scheme and its cost. */
    String hash(String password);

    /**
     * Compares a password with a stored hash, which may be one that this did not make.
     *
     * @param stored as {@link #hash} made it, or as another hasher did before
     */
    Verdict verify(String password, String stored);

    /**
     * Returns why a new password cannot be hashed, the rest of a sentence that begins with "The password"; empty where
     * it can be.
     */
    default Optional<String> refusal(String password) {
        return Optional.empty();
    }

    /** Result of a comparison. */
    enum Verdict {
        /** The password is right. */
        MATCH,
        /** The password is right, and its hash is weaker than a new one: it is replaced. */
        MATCH_NEEDS_UPGRADE,
        /** The password is wrong. */
        WRONG,
        /** The hash is none that can be compared. Must take as long as a wrong password. */
        UNUSABLE_HASH
    }
}
