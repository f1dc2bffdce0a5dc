package org.watchword.key;

import java.security.Key;
import java.security.KeyPair;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.watchword.key.load.KeyPairs;

/** Keys for tests, made anew in every run. */
public final class TestKeys {

    private static final Map<JwsAlgorithm, KeyPair> PAIRS = pairs();

    private TestKeys() {}

    private static Map<JwsAlgorithm, KeyPair> pairs() {
        Map<JwsAlgorithm, KeyPair> pairs = new EnumMap<>(JwsAlgorithm.class);
        KeyPair rsa = KeyPairs.generate(JwsAlgorithm.RS256);
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            switch (algorithm.family()) {
                case RSA -> pairs.put(algorithm, rsa);
                case EC -> pairs.put(algorithm, KeyPairs.generate(algorithm));
                case HMAC -> {}
            }
        }
        return pairs;
    }

    public static KeyPair pair(JwsAlgorithm algorithm) {
        return PAIRS.get(algorithm);
    }

    /** A secret of just the length that the algorithm asks for. */
    public static Key secret(JwsAlgorithm algorithm) {
        return new SecretKeySpec(
                "s".repeat(algorithm.keyBits() / 8).getBytes(java.nio.charset.StandardCharsets.UTF_8), "HMAC");
    }

    public static VerificationKey verifying(String kid, JwsAlgorithm algorithm) {
        return algorithm.family() == JwsAlgorithm.Family.HMAC
                ? new VerificationKey(kid, algorithm, secret(algorithm))
                : new VerificationKey(kid, algorithm, pair(algorithm).getPublic());
    }

    public static SigningKey signing(String kid, JwsAlgorithm algorithm) {
        return algorithm.family() == JwsAlgorithm.Family.HMAC
                ? new SigningKey(kid, algorithm, secret(algorithm))
                : new SigningKey(kid, algorithm, pair(algorithm).getPrivate());
    }

    /** A ring with one key, whose kid is {@code k1}. */
    public static KeyRing ring(JwsAlgorithm algorithm) {
        return KeyRing.signing(List.of(verifying("k1", algorithm)), signing("k1", algorithm));
    }

    /** PEM text with the label and bytes given, 64 characters in a line. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** An environment with one variable, {@code KEY}. */
    public static Function<String, String> environment(String value) {
        return name -> name.equals("KEY") ? value : null;
    }
}
