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

    /** Checks that nothing needed is missing; the strength of keys is checked where they are loaded. */
    public SigningKey {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + ", algorithm=" + algorithm + "]";
    }
}
