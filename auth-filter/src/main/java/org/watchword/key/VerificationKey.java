package org.watchword.key;

import java.security.Key;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key that verifies, bound to one algorithm (RFC 8725 §3.1: one key, one algorithm).
 *
 * @param kid the key's name in our own set, or null where its source gave none
 * @param algorithm the only algorithm it may be used with
 * @param key a {@code PublicKey} for RSA and EC, a {@code SecretKey} for HMAC; never printed
 */
public record VerificationKey(@Nullable String kid, JwsAlgorithm algorithm, Key key) {

    /**
     * Checks that the key is of the algorithm's family; its strength is checked where it is loaded.
     *
     * @throws IllegalArgumentException if it is not: a public key can never be taken for a secret (CVE-2015-9235)
     */
    public VerificationKey {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(key, "key");
        if (!KeyFitness.hasFamily(algorithm, key, false)) {
            throw new IllegalArgumentException("a key of type " + key.getAlgorithm() + " never verifies " + algorithm);
        }
    }

    @Override
    public String toString() {
        return "VerificationKey[kid=" + kid + ", algorithm=" + algorithm + "]";
    }
}
