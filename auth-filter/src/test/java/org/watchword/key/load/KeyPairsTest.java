package org.watchword.key.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchword.key.Curve;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;

class KeyPairsTest {

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "RS384", "RS512", "ES256", "ES384", "ES512"})
    void pairIsReadBackFromItsEncodings(JwsAlgorithm algorithm) {
        KeyPair pair = TestKeys.pair(algorithm);
        assertThat(KeyPairs.publicKey(algorithm, pair.getPublic().getEncoded())).isEqualTo(pair.getPublic());
        assertThat(KeyPairs.privateKey(algorithm, pair.getPrivate().getEncoded()))
                .isEqualTo(pair.getPrivate());
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "ES384", "ES512"})
    void publicKeyIsComputedFromThePrivateOne(JwsAlgorithm algorithm) {
        KeyPair pair = TestKeys.pair(algorithm);
        assertThat(PrivateKeys.publicKeyOf(pair.getPrivate())).contains(pair.getPublic());
    }

    @Test
    void hmacHasNoPairs() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyPairs.generate(JwsAlgorithm.HS256));
    }

    @Test
    void keyOfAnotherKindCurveOrStrengthIsRefusedCve202223539() throws Exception {
        byte[] p384 = TestKeys.pair(JwsAlgorithm.ES384).getPublic().getEncoded();
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        byte[] rsa1024 = weak.generateKeyPair().getPublic().getEncoded();
        refused(() -> KeyPairs.publicKey(JwsAlgorithm.ES256, p384), "P-384");
        refused(() -> KeyPairs.publicKey(JwsAlgorithm.RS256, p384), "RS256");
        refused(() -> KeyPairs.publicKey(JwsAlgorithm.RS256, rsa1024), "1024 bits");
        refused(() -> KeyPairs.privateKey(JwsAlgorithm.ES256, new byte[] {1, 2, 3}), "PKCS#8");
    }

    @Test
    void pointBesideTheCurveIsRefusedCve201712974() throws Exception {
        ECPublicKey good = (ECPublicKey) TestKeys.pair(JwsAlgorithm.ES256).getPublic();
        ECPoint beside =
                new ECPoint(good.getW().getAffineX(), good.getW().getAffineY().add(BigInteger.ONE));
        assertThat(Curve.P256.contains(good.getW())).isTrue();
        assertThat(Curve.P256.contains(beside)).isFalse();
        assertThat(Curve.P256.contains(ECPoint.POINT_INFINITY)).isFalse();
        // Fails on a Java that begins to check by itself: then the check in Curve may go.
        byte[] encoded = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(beside, good.getParams()))
                .getEncoded();
        refused(() -> KeyPairs.publicKey(JwsAlgorithm.ES256, encoded), "not a point on P-256");
    }

    @Test
    void thumbprintIsThatOfRfc7638Section31() throws Exception {
        String n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1"
                + "L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4"
                + "QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbO"
                + "pbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csF"
                + "Cur-kEgU8awapJzKnqDKgw";
        assertThat(KeyPairs.thumbprint(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(
                                new BigInteger(1, Base64.getUrlDecoder().decode(n)), BigInteger.valueOf(65537)))))
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void keysDoNotPrint() {
        assertThat(TestKeys.signing("k1", JwsAlgorithm.HS256).toString())
                .isEqualTo("SigningKey[kid=k1, algorithm=HS256]");
        assertThat(TestKeys.verifying("k1", JwsAlgorithm.HS256).toString()).doesNotContain("sss");
    }

    @Test
    void publicKeyCanNeverBeASecretCve20159235() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerificationKey(
                        "k",
                        JwsAlgorithm.HS256,
                        TestKeys.pair(JwsAlgorithm.RS256).getPublic()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerificationKey(
                        "k",
                        JwsAlgorithm.RS256,
                        TestKeys.pair(JwsAlgorithm.ES256).getPublic()));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String says) {
        assertThatExceptionOfType(KeyException.class).isThrownBy(call).withMessageContaining(says);
    }
}
