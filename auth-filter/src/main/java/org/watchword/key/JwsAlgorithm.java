package org.watchword.key;

import java.util.Optional;

/**
 * The signature algorithms that this library knows (RFC 7518 §3.1). {@code none}, PS* and EdDSA are not among them.
 *
 * <p>Names are compared with regard to case, as RFC 7515 §4.1.1 demands.
 */
public enum JwsAlgorithm {
    /** HMAC with SHA-256; the secret has at least 32 bytes. */
    HS256(Family.HMAC, 256),
    /** HMAC with SHA-384; the secret has at least 48 bytes. */
    HS384(Family.HMAC, 384),
    /** HMAC with SHA-512; the secret has at least 64 bytes. */
    HS512(Family.HMAC, 512),
    /** RSASSA-PKCS1-v1_5 with SHA-256; the modulus has at least 2048 bits. */
    RS256(Family.RSA, 2048),
    /** RSASSA-PKCS1-v1_5 with SHA-384; the modulus has at least 2048 bits. */
    RS384(Family.RSA, 2048),
    /** RSASSA-PKCS1-v1_5 with SHA-512; the modulus has at least 2048 bits. */
    RS512(Family.RSA, 2048),
    /** ECDSA on P-256 with SHA-256. */
    ES256(Family.EC, 256),
    /** ECDSA on P-384 with SHA-384. */
    ES384(Family.EC, 384),
    /** ECDSA on P-521 with SHA-512. */
    ES512(Family.EC, 521);

    /** The kind of key an algorithm takes. */
    public enum Family {
        /** A shared secret. */
        HMAC,
        /** An RSA key pair. */
        RSA,
        /** An elliptic curve key pair. */
        EC
    }

    private final Family family;
    private final int keyBits;

    JwsAlgorithm(Family family, int keyBits) {
        this.family = family;
        this.keyBits = keyBits;
    }

    /** The kind of key that this algorithm takes. */
    public Family family() {
        return family;
    }

    /** Bits of the key: the least for HMAC and RSA, the exact field size of the curve for EC. */
    public int keyBits() {
        return keyBits;
    }

    /** The algorithm of exactly this name, or empty. */
    public static Optional<JwsAlgorithm> named(String name) {
        for (JwsAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
