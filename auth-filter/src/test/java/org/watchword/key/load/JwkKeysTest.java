package org.watchword.key.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.TestKeys;

class JwkKeysTest {

    private static final String SECRET = "\"kty\":\"oct\",\"k\":\"" + "A".repeat(86) + "\"";

    @Test
    void setOfEveryKindIsReadAndTheFirstPrivateKeySigns() {
        KeyRing ring = set(
                ec(JwsAlgorithm.ES384, false, "\"kid\":\"open\""),
                ec(JwsAlgorithm.ES256, true, "\"kid\":\"ec\""),
                rsa(true, "\"kid\":\"rsa\""),
                "{\"kid\":\"mac\"," + SECRET + ",\"alg\":\"HS512\"}");
        assertThat(ring.summary()).containsExactly("open ES384", "ec ES256", "rsa RS256", "mac HS512");
        assertThat(ring.signingKey().orElseThrow().kid()).isEqualTo("ec");
    }

    @Test
    void singleKeyNeedsNoSetAndNoKid() {
        assertThat(ring(ec(JwsAlgorithm.ES256, false, null)).find("any", JwsAlgorithm.ES256))
                .isPresent();
        assertThat(ring("{" + SECRET + "}").signingKey().orElseThrow().algorithm())
                .isEqualTo(JwsAlgorithm.HS256);
    }

    @Test
    void algBindsAKeyAndTheConfiguredAlgorithmCountsForThoseWithout() {
        Optional<JwsAlgorithm> configured = Optional.of(JwsAlgorithm.RS512);
        assertThat(load(rsa(false, null), configured).summary()).containsExactly("(no kid) RS512");
        assertThat(load(rsa(false, "\"alg\":\"RS384\""), configured).summary()).containsExactly("(no kid) RS384");
        assertThat(load(ec(JwsAlgorithm.ES256, false, null), configured).summary())
                .containsExactly("(no kid) ES256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"enc\"",
                "\"use\":7",
                "\"key_ops\":[\"encrypt\"]",
                "\"key_ops\":[]",
                "\"key_ops\":\"verify\"",
                "\"alg\":\"PS256\"",
                "\"alg\":\"RSA-OAEP\"",
                "\"alg\":\"HS256\""
            })
    void keyForSomethingElseIsSkipped(String member) {
        refused(rsa(false, member), "no usable key");
        assertThat(set(rsa(false, member), ec(JwsAlgorithm.ES256, false, null)).summary())
                .containsExactly("(no kid) ES256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"oKT\"}",
                "{}",
                "{\"keys\":[]}"
            })
    void keyOfAnUnknownKindIsSkipped(String jwk) {
        refused(jwk, "no usable key");
    }

    @Test
    void twoKeysOfOneNameAreRefused() {
        refused(
                keys(ec(JwsAlgorithm.ES256, false, "\"kid\":\"a\""), rsa(false, "\"kid\":\"a\"")),
                "two usable keys with the kid a");
        refused(keys(rsa(false, null), rsa(false, null)), "no kid");
    }

    @Test
    void signingKeyWithoutNameAmongSeveralIsRefused() {
        refused(keys(rsa(true, null), rsa(false, "\"kid\":\"a\"")), "no kid");
    }

    @Test
    void weakOrBrokenKeysStopTheStart() {
        refused("{\"kty\":\"oct\",\"k\":\"AAAA\"}", "3 bytes");
        refused("{\"kty\":\"oct\",\"k\":\"\"}", "member k");
        refused("{\"kty\":\"oct\"}", "member k");
        refused("{\"kty\":\"oct\",\"k\":\"" + "A".repeat(43) + "=\"}", "base64url");
        refused("{\"kty\":\"oct\",\"k\":\"" + "A".repeat(42) + "B\"}", "base64url");
        refused(
                "{\"kty\":\"RSA\",\"n\":\"" + url(BigInteger.ONE.shiftLeft(1023), 128) + "\",\"e\":\"AQAB\"}",
                "1024 bits");
        refused(rsa(false, null).replace("AQAB", "Ag"), "RSA");
        refused(rsa(false, null).replace("AQAB", "AQ"), "RSA");
    }

    @Test
    void pointBesideTheCurveIsRefusedCve201712974AndCve201716007() {
        ECPublicKey key = (ECPublicKey) TestKeys.pair(JwsAlgorithm.ES256).getPublic();
        String x = url(key.getW().getAffineX(), 32);
        String moved = url(key.getW().getAffineY().xor(BigInteger.ONE), 32);
        refused(
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + moved + "\"}",
                "not a point on P-256");
        refused("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}", "32");
    }

    @Test
    void curveAndAlgorithmMustAgree() {
        refused(ec(JwsAlgorithm.ES384, false, "\"alg\":\"ES256\""), "P-384");
    }

    @Test
    void privateKeyOfAnotherPairIsRefused() {
        String d = url(((ECPrivateKey) KeyPairs.generate(JwsAlgorithm.ES256).getPrivate()).getS(), 32);
        refused(ec(JwsAlgorithm.ES256, false, "\"d\":\"" + d + "\""), "does not belong");
        refused(ec(JwsAlgorithm.ES256, false, "\"d\":\"AA\""), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"keys\":7}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[7]}",
                "{\"keys\":[[]]}",
                "{\"a\":1}x",
                "{\"kty\":\"TOPSECRET"
            })
    void textThatIsNoKeySetIsRefusedWithoutQuotingIt(String text) {
        refused(text, "env:KEY");
    }

    private static KeyRing set(String... jwks) {
        return ring(keys(jwks));
    }

    private static String keys(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    private static KeyRing ring(String json) {
        return load(json, Optional.empty());
    }

    private static KeyRing load(String json, Optional<JwsAlgorithm> algorithm) {
        return KeyRings.fromLocation(
                "env:KEY", algorithm, JwkKeysTest.class.getClassLoader(), TestKeys.environment(json));
    }

    private static void refused(String json, String says) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> ring(json))
                .withMessageContaining(says)
                .withMessageNotContaining("TOPSECRET");
    }

    private static String ec(JwsAlgorithm algorithm, boolean withPrivate, String more) {
        ECPublicKey key = (ECPublicKey) TestKeys.pair(algorithm).getPublic();
        int length = (algorithm.keyBits() + 7) / 8;
        String d = url(((ECPrivateKey) TestKeys.pair(algorithm).getPrivate()).getS(), length);
        return "{\"kty\":\"EC\",\"crv\":\"P-" + algorithm.keyBits() + "\",\"x\":\""
                + url(key.getW().getAffineX(), length) + "\",\"y\":\""
                + url(key.getW().getAffineY(), length) + "\""
                + (withPrivate ? ",\"d\":\"" + d + "\"" : "") + (more == null ? "" : "," + more) + "}";
    }

    private static String rsa(boolean withPrivate, String more) {
        RSAPrivateCrtKey key =
                (RSAPrivateCrtKey) TestKeys.pair(JwsAlgorithm.RS256).getPrivate();
        return "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + url(key.getModulus(), 256) + "\""
                + (withPrivate
                        ? ",\"d\":\"" + url(key.getPrivateExponent(), 256) + "\",\"p\":\"" + url(key.getPrimeP(), 128)
                                + "\",\"q\":\"" + url(key.getPrimeQ(), 128) + "\",\"dp\":\""
                                + url(key.getPrimeExponentP(), 128) + "\",\"dq\":\"" + url(key.getPrimeExponentQ(), 128)
                                + "\",\"qi\":\"" + url(key.getCrtCoefficient(), 128) + "\""
                        : "")
                + (more == null ? "" : "," + more) + "}";
    }

    private static String url(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[length];
        int from = Math.max(0, bytes.length - length);
        byte[] digits = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(digits, 0, padded, length - digits.length, digits.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
