package org.watchword.token;

import java.math.BigInteger;
import java.util.Arrays;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.TestKeys;

/**
 * Tokens made to get past a verifier, each as its attack makes it. The verifiers under test know the keys of
 * {@link TestKeys}.
 */
final class HostileTokens {

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private HostileTokens() {}

    /** HS256 with the bytes of the public RSA key as the secret. */
    static String publicKeyAsSecret(String kid) {
        byte[] open = TestKeys.pair(JwsAlgorithm.RS256).getPublic().getEncoded();
        return TestTokens.signed(
                JwsAlgorithm.HS256,
                new javax.crypto.spec.SecretKeySpec(open, "HMAC"),
                "{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}",
                TestTokens.payload());
    }

    /** {@code alg} as given, and a signature of one zero byte, since an empty part is refused before. */
    static String unsigned(String algorithm) {
        return TestTokens.base64Url("{\"alg\":\"" + algorithm + "\"}") + "."
                + TestTokens.base64Url(TestTokens.payload()) + ".AA";
    }

    /** ES256 with r = s = 0, or both the order of the curve, which is 0 to whoever reduces first. */
    static String psychic(boolean order) {
        byte[] signature = new byte[64];
        if (order) {
            byte[] n = P256_ORDER.toByteArray();
            byte[] unsigned = Arrays.copyOfRange(n, n.length - 32, n.length);
            System.arraycopy(unsigned, 0, signature, 0, 32);
            System.arraycopy(unsigned, 0, signature, 32, 32);
        }
        return TestTokens.base64Url("{\"alg\":\"ES256\",\"kid\":\"k1\"}") + "."
                + TestTokens.base64Url(TestTokens.payload()) + "." + TestTokens.base64Url(signature);
    }

    /** A genuine signature under a claim that nests this deep. */
    static String nested(int depth) {
        return TestTokens.withPayload(TestTokens.payload("deep", "[".repeat(depth) + "]".repeat(depth)));
    }

    /** The other spellings of a genuine token's last character: the same bytes to a lenient decoder. */
    static String lastCharacterMoved(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }
}
