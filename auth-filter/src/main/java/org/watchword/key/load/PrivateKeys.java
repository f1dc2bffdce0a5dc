package org.watchword.key.load;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.watchword.key.Curve;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;

/** Computes the public key of a private key, and checks that two keys are a pair. */
final class PrivateKeys {

    private static final byte[] PROBE = "watchword".getBytes(StandardCharsets.US_ASCII);

    private PrivateKeys() {}

    /** The public key that belongs to a private key, or empty where it cannot be computed. */
    static Optional<PublicKey> publicKeyOf(PrivateKey key) {
        try {
            if (key instanceof RSAPrivateCrtKey rsa) {
                return Optional.of(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
            }
            if (key instanceof ECPrivateKey ec) {
                Optional<Curve> curve = Curve.of(ec);
                if (curve.isEmpty() || !inRange(ec.getS(), curve.get())) {
                    return Optional.empty();
                }
                Curve known = curve.get();
                return Optional.of(KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(known.publicPoint(ec.getS()), known.spec())));
            }
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot read its own keys", e);
        }
    }

    /** @throws KeyException if the one does not verify what the other signs */
    static void demandPair(String what, JwsAlgorithm algorithm, PrivateKey privateKey, PublicKey publicKey) {
        if (!belong(algorithm, privateKey, publicKey)) {
            throw new KeyException(
                    what + ": the private key does not belong to the public key; give the two of one pair");
        }
    }

    private static boolean belong(JwsAlgorithm algorithm, PrivateKey privateKey, PublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance(
                    algorithm.family() == JwsAlgorithm.Family.RSA ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // A private key whose numbers contradict each other fails while it signs: it belongs to no public key.
            return false;
        }
    }

    private static boolean inRange(BigInteger privateValue, Curve curve) {
        return privateValue.signum() > 0 && privateValue.compareTo(curve.spec().getOrder()) < 0;
    }
}
