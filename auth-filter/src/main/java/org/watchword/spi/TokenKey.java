package org.watchword.spi;

import java.security.Key;
import java.util.Objects;
import java.util.Optional;

/**
 * A key of a {@link KeySource}, bound to one algorithm (RFC 8725 §3.1).
 *
 * <pre>{@code
 * TokenKey secret = new TokenKey(Optional.of("2026-05"), "HS256", new SecretKeySpec(bytes, "HmacSHA256"));
 * }</pre>
 *
 * @param kid the name that the header {@code kid} of tokens has (RFC 7515 §4.1.4); empty where tokens have none
 * @param algorithm {@code HS256}, {@code HS384}, {@code HS512}, {@code RS256}, {@code RS384}, {@code RS512},
 *     {@code ES256}, {@code ES384} or {@code ES512}
 * @param key to verify a {@code PublicKey}, to sign a {@code PrivateKey}, which may be one of a security module; for HS
 *     a {@code SecretKey}. Never printed
 * @since 1.0
 */
public record TokenKey(Optional<String> kid, String algorithm, Key key) {

    /** Checks that nothing is null; the rest is checked where the keys are taken. */
    public TokenKey {
        Objects.requireNonNull(kid, "kid");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String toString() {
        return "TokenKey[kid=" + kid.orElse("") + ", algorithm=" + algorithm + "]";
    }
}
