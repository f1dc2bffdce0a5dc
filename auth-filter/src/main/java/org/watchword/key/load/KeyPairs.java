package org.watchword.key.load;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.watchword.key.Curve;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyFitness;
import org.watchword.key.PublicJwk;

/** Key pairs for the RS and ES algorithms: made, read back from their standard encodings, and named. */
public final class KeyPairs {

    private static final int RSA_BITS = 2048;

    private KeyPairs() {}

    /**
     * A new pair from the platform's strong generator: RSA with 2048 bits, or EC on the algorithm's curve.
     *
     * @throws IllegalArgumentException for an HMAC algorithm, which has no pairs
     */
    public static KeyPair generate(JwsAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family(algorithm));
            if (algorithm.family() == JwsAlgorithm.Family.RSA) {
                generator.initialize(RSA_BITS);
            } else {
                generator.initialize(curve(algorithm).spec());
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make a key for " + algorithm, e);
        }
    }

    /**
     * A public key from its X.509 SubjectPublicKeyInfo, which is what {@link PublicKey#getEncoded()} gives.
     *
     * @throws KeyException if the bytes are not such a key, or it is too weak for the algorithm or on another curve
     * @throws IllegalArgumentException for an HMAC algorithm
     */
    public static PublicKey publicKey(JwsAlgorithm algorithm, byte[] x509) {
        try {
            PublicKey key = KeyFactory.getInstance(family(algorithm)).generatePublic(new X509EncodedKeySpec(x509));
            KeyFitness.demand("the public key", algorithm, key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new KeyException("the bytes are not an X.509 public key for " + algorithm, e);
        }
    }

    /**
     * A private key from its PKCS#8 PrivateKeyInfo, which is what {@link PrivateKey#getEncoded()} gives.
     *
     * @throws KeyException if the bytes are not such a key, or it is too weak for the algorithm or on another curve
     * @throws IllegalArgumentException for an HMAC algorithm
     */
    public static PrivateKey privateKey(JwsAlgorithm algorithm, byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance(family(algorithm)).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            KeyFitness.demand("the private key", algorithm, key);
            return key;
        } catch (GeneralSecurityException e) {
            // Without the cause: a parser's message may quote what it read.
            throw new KeyException("the bytes are not a PKCS#8 private key for " + algorithm);
        }
    }

    /**
     * The JWK thumbprint (RFC 7638) with SHA-256, as base64url of 43 characters: a name that anybody can compute from
     * the public key.
     *
     * @throws IllegalArgumentException if the key is neither RSA nor EC on P-256, P-384 or P-521
     */
    public static String thumbprint(PublicKey key) {
        return PublicJwk.of(key).thumbprint();
    }

    private static String family(JwsAlgorithm algorithm) {
        return switch (algorithm.family()) {
            case RSA -> "RSA";
            case EC -> "EC";
            case HMAC -> throw new IllegalArgumentException(algorithm + " takes a secret, not a key pair");
        };
    }

    private static Curve curve(JwsAlgorithm algorithm) {
        for (Curve curve : Curve.values()) {
            if (curve.algorithm() == algorithm) {
                return curve;
            }
        }
        throw new IllegalArgumentException(algorithm + " has no curve");
    }
}
