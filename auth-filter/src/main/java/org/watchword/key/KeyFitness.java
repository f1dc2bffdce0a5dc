package org.watchword.key;

import java.math.BigInteger;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Does a key fit its algorithm, and is it strong enough? java-jwt takes a one-byte secret and RSA with 1024 bits. */
public final class KeyFitness {

    private static final int LARGEST_RSA = 16_384;
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

    private KeyFitness() {}

    /** True if the key is of the algorithm's family and has the role asked for (RFC 8725 §3.1). */
    static boolean hasFamily(JwsAlgorithm algorithm, Key key, boolean signs) {
        return switch (algorithm.family()) {
            case HMAC -> key instanceof SecretKey;
            case RSA -> key instanceof RSAKey && (signs ? key instanceof PrivateKey : key instanceof RSAPublicKey);
            case EC -> key instanceof ECKey && (signs ? key instanceof PrivateKey : key instanceof ECPublicKey);
        };
    }

    /**
     * Refuses a key that is not good for an algorithm.
     *
     * @throws KeyException if the key is of another family, too weak, on another curve, or not a point of its curve
     */
    public static void demand(String what, JwsAlgorithm algorithm, Key key) {
        boolean signs = key instanceof PrivateKey;
        if (!hasFamily(algorithm, key, signs)) {
            throw new KeyException(what + " is not a key for " + algorithm + "; " + algorithm + " takes "
                    + switch (algorithm.family()) {
                        case HMAC -> "a secret";
                        case RSA -> "an RSA key";
                        case EC -> "an EC key";
                    });
        }
        switch (algorithm.family()) {
            case HMAC -> demandSecret(what, algorithm, (SecretKey) key);
            case RSA -> demandRsa(what, (RSAKey) key);
            case EC -> demandEc(what, algorithm, (ECKey) key);
        }
    }

    private static void demandSecret(String what, JwsAlgorithm algorithm, SecretKey key) {
        int length =
                Optional.ofNullable(key.getEncoded()).map(bytes -> bytes.length).orElse(0);
        int least = algorithm.keyBits() / 8;
        if (length < least) {
            throw new KeyException(what + " has " + length + " bytes, but " + algorithm + " needs at least " + least
                    + " (RFC 7518 §3.2); make one with: openssl rand -base64 " + least);
        }
    }

    private static void demandRsa(String what, RSAKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < JwsAlgorithm.RS256.keyBits() || bits > LARGEST_RSA) {
            throw new KeyException(what + " is an RSA key of " + bits + " bits; it must have 2048 to " + LARGEST_RSA
                    + " bits (RFC 7518 §3.3)");
        }
        if (key instanceof RSAPublicKey open) {
            BigInteger exponent = open.getPublicExponent();
            if (exponent.compareTo(SMALLEST_EXPONENT) < 0 || !exponent.testBit(0)) {
                throw new KeyException(what + " has a public exponent that is not RSA's; use 65537");
            }
        }
    }

    private static void demandEc(String what, JwsAlgorithm algorithm, ECKey key) {
        Curve curve = Curve.of(key).orElse(null);
        if (curve == null || curve.algorithm() != algorithm) {
            throw new KeyException(
                    what + " is on " + (curve == null ? "a curve that JWS does not know" : curve.jwkName())
                            + "; ES256 takes P-256, ES384 takes P-384, ES512 takes P-521 (RFC 7518 §3.4)");
        }
        if (key instanceof ECPublicKey open && !curve.contains(open.getW())) {
            throw new KeyException(what + " is not a point on " + curve.jwkName() + "; make a new key");
        }
    }
}
