package org.watchword.key.load;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.watchword.key.Curve;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyFitness;

/**
 * One usable JSON Web Key (RFC 7517, RFC 7518 §6), checked.
 *
 * @param algorithm the only algorithm it may be used with
 * @param signs the private key or the secret; null where the JWK has no private part
 */
public record Jwk(
        JwsAlgorithm algorithm, Key verifies, @Nullable Key signs) {

    @Override
    public String toString() {
        return "Jwk[" + algorithm + "]";
    }

    /**
     * Reads one key.
     *
     * @return empty for a kind of key or an algorithm that this library does not know
     * @throws KeyException for a key of a known kind that is broken or too weak
     */
    public static Optional<Jwk> read(String what, Map<String, Object> jwk, Optional<JwsAlgorithm> configured) {
        return switch (String.valueOf(JwkSet.text(jwk, "kty"))) {
            case "oct" ->
                algorithm(jwk, JwsAlgorithm.Family.HMAC, configured, JwsAlgorithm.HS256)
                        .map(algorithm -> secret(what, jwk, algorithm));
            case "RSA" ->
                algorithm(jwk, JwsAlgorithm.Family.RSA, configured, JwsAlgorithm.RS256)
                        .map(algorithm -> rsa(what, jwk, algorithm));
            case "EC" ->
                Curve.named(String.valueOf(JwkSet.text(jwk, "crv")))
                        .flatMap(curve -> algorithm(jwk, JwsAlgorithm.Family.EC, Optional.empty(), curve.algorithm())
                                .map(algorithm -> ec(what, jwk, algorithm, curve)));
            default -> Optional.empty();
        };
    }

    private static Optional<JwsAlgorithm> algorithm(
            Map<String, Object> jwk,
            JwsAlgorithm.Family family,
            Optional<JwsAlgorithm> configured,
            JwsAlgorithm usual) {
        if (JwkSet.has(jwk, "alg")) {
            // "alg": "RSA-OAEP" and the like mark a key for something else (RFC 7517 §4.4).
            return JwsAlgorithm.named(String.valueOf(JwkSet.text(jwk, "alg")))
                    .filter(named -> named.family() == family);
        }
        return Optional.of(
                configured.filter(wanted -> wanted.family() == family).orElse(usual));
    }

    private static Jwk secret(String what, Map<String, Object> jwk, JwsAlgorithm algorithm) {
        SecretKey key = KeyRings.secretKey(bytes(what, jwk, "k"), algorithm);
        KeyFitness.demand(what, algorithm, key);
        return new Jwk(algorithm, key, key);
    }

    private static Jwk rsa(String what, Map<String, Object> jwk, JwsAlgorithm algorithm) {
        BigInteger n = number(what, jwk, "n");
        BigInteger e = number(what, jwk, "e");
        PublicKey publicKey = publicKey(what, "RSA", new RSAPublicKeySpec(n, e));
        KeyFitness.demand(what, algorithm, publicKey);
        if (!JwkSet.has(jwk, "d")) {
            return new Jwk(algorithm, publicKey, null);
        }
        if (jwk.get("oth") instanceof List<?> others && !others.isEmpty()) {
            throw new KeyException(what + " has more than two primes (oth), which is not supported");
        }
        BigInteger d = number(what, jwk, "d");
        KeySpec spec = JwkSet.has(jwk, "p")
                ? new RSAPrivateCrtKeySpec(
                        n,
                        e,
                        d,
                        number(what, jwk, "p"),
                        number(what, jwk, "q"),
                        number(what, jwk, "dp"),
                        number(what, jwk, "dq"),
                        number(what, jwk, "qi"))
                : new RSAPrivateKeySpec(n, d);
        return pair(what, algorithm, publicKey, privateKey(what, "RSA", spec));
    }

    private static Jwk ec(String what, Map<String, Object> jwk, JwsAlgorithm algorithm, Curve curve) {
        if (algorithm != curve.algorithm()) {
            throw new KeyException(what + " says " + algorithm + " but is on " + curve.jwkName() + ", which is for "
                    + curve.algorithm());
        }
        ECPoint point = new ECPoint(coordinate(what, jwk, "x", curve), coordinate(what, jwk, "y", curve));
        if (!curve.contains(point)) {
            throw new KeyException(what + " is not a point on " + curve.jwkName() + "; make a new key");
        }
        PublicKey publicKey = publicKey(what, "EC", new ECPublicKeySpec(point, curve.spec()));
        if (!JwkSet.has(jwk, "d")) {
            return new Jwk(algorithm, publicKey, null);
        }
        BigInteger d = number(what, jwk, "d");
        return pair(what, algorithm, publicKey, privateKey(what, "EC", new ECPrivateKeySpec(d, curve.spec())));
    }

    private static Jwk pair(String what, JwsAlgorithm algorithm, PublicKey publicKey, PrivateKey privateKey) {
        PrivateKeys.demandPair(what, algorithm, privateKey, publicKey);
        return new Jwk(algorithm, publicKey, privateKey);
    }

    private static PublicKey publicKey(String what, String kind, KeySpec spec) {
        try {
            return KeyFactory.getInstance(kind).generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new KeyException(what + " is not an " + kind + " key that Java takes", e);
        }
    }

    private static PrivateKey privateKey(String what, String kind, KeySpec spec) {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            // Without the cause: it stands beside a private key.
            throw new KeyException(what + " is not an " + kind + " private key that Java takes");
        }
    }

    /** RFC 7518 §6.2.1.2: a coordinate has exactly the octets of its field. */
    private static BigInteger coordinate(String what, Map<String, Object> jwk, String name, Curve curve) {
        byte[] bytes = bytes(what, jwk, name);
        if (bytes.length != curve.coordinateLength()) {
            throw new KeyException(what + ": " + name + " has " + bytes.length + " bytes, on " + curve.jwkName()
                    + " it has " + curve.coordinateLength());
        }
        return new BigInteger(1, bytes);
    }

    private static BigInteger number(String what, Map<String, Object> jwk, String name) {
        return new BigInteger(1, bytes(what, jwk, name));
    }

    private static byte[] bytes(String what, Map<String, Object> jwk, String name) {
        String text = JwkSet.text(jwk, name);
        if (text == null || text.isEmpty()) {
            throw new KeyException(what + " lacks the member " + name + " (RFC 7518 §6)");
        }
        return StrictBase64.url(text)
                .orElseThrow(
                        () -> new KeyException(what + ": " + name + " is not base64url without padding (RFC 7515 §2)"));
    }
}
