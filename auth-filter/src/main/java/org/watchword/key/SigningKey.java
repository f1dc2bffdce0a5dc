package org.watchword.key;

import java.security.Key;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs, bound to one algorithm.
 *
 * @param kid what goes into the {@code kid} header, or null for none
 * @param algorithm the only algorithm it may be used with
 * @param key a {@code PrivateKey} for RSA and EC, a {@code SecretKey} for HMAC; never printed
 */
public record SigningKey(@Nullable String kid, JwsAlgorithm algorithm, Key key) {

    /**
     * Checks that the key is of the algorithm's family; its strength is checked where it is loaded.
     *
     * @throws IllegalArgumentException if it is not: a public key can never be taken for a secret (CVE-2015-9235)
     */
    public SigningKey {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(key, "key");
        if (!KeyFitness.hasFamily(algorithm, key, true)) {
            throw new IllegalArgumentException("a key of type " + key.getAlgorithm() + " never signs " + algorithm);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + ", algorithm=" + algorithm + "]";
    }
}
