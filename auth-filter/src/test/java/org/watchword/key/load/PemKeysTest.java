package org.watchword.key.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.TestKeys;

class PemKeysTest {

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBgzCCASmgAwIBAgIUaIiBgV0NzZNSi24wt+TTPgFdzDgwCgYIKoZIzj0EAwIw
            FjEUMBIGA1UEAwwLdGVzdC1pc3N1ZXIwIBcNMjYxMTIxMDM0MzUwWhgPMjEyNjEw
            MjgwMzQzNTBaMBYxFDASBgNVBAMMC3Rlc3QtaXNzdWVyMFkwEwYHKoZIzj0CAQYI
            KoZIzj0DAQcDQgAEpEmgYNmUybk/RTZBRCaXqb9no1mQxhgfe2+f9U8riOXFB7iJ
            tTS3yli0wrrjMUXVtAx87YKoG7/glVHChYtNDKNTMFEwHQYDVR0OBBYEFLsCJq2q
            qAfxzDM2zhjWekaT6G24MB8GA1UdIwQYMBaAFLsCJq2qqAfxzDM2zhjWekaT6G24
            MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhALGA/3zgcV5GiR3+
            uIaM5rXtkUa4LydHgK4zSTTmEgKEAiB2ALrSz6Ioj3r0M2ucrVuWYknkv31lzOCQ
            1qLS5XP51A==
            -----END CERTIFICATE-----
            """;

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "ES384", "ES512"})
    void publicKeyVerifiesAndTakesAnyKid(JwsAlgorithm algorithm) {
        KeyRing ring = ring(open(algorithm));
        assertThat(ring.signingKey()).isEmpty();
        assertThat(ring.find("chosen-by-the-issuer", algorithm)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "ES384", "ES512"})
    void privateKeyAloneSignsUnderItsThumbprint(JwsAlgorithm algorithm) {
        KeyRing ring = ring(secret(algorithm));
        String kid = KeyPairs.thumbprint(TestKeys.pair(algorithm).getPublic());
        assertThat(ring.signingKey().orElseThrow().kid()).isEqualTo(kid);
        assertThat(ring.find(kid, algorithm).orElseThrow().key())
                .isEqualTo(TestKeys.pair(algorithm).getPublic());
        assertThat(ring.find("another", algorithm)).isEmpty();
    }

    @Test
    void byteOrderMarkBeforeAKeyOfEitherFormIsNoPartOfIt(@TempDir Path folder) throws IOException {
        Path pem = Files.writeString(folder.resolve("key.pem"), "\uFEFF" + open(JwsAlgorithm.ES256));
        Path jwk = Files.writeString(
                folder.resolve("key.json"), "\uFEFF{\"kty\":\"oct\",\"k\":\"" + "A".repeat(86) + "\",\"kid\":\"mac\"}");

        assertThat(fromFile(pem).summary()).hasSize(1);
        assertThat(fromFile(jwk).summary()).containsExactly("mac HS256");
    }

    @Test
    void variableThatLostCharactersIsNamed() {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyRings.fromLocation(
                        "env:KEYS",
                        Optional.empty(),
                        getClass().getClassLoader(),
                        name -> "{\"kid\":\"\uFFFD\uFFFD\"}"))
                .withMessageContaining("KEYS")
                .withMessageContaining("LC_ALL=C.UTF-8");
    }

    private KeyRing fromFile(Path file) {
        return KeyRings.fromLocation(
                "file:" + file, Optional.empty(), getClass().getClassLoader(), name -> null);
    }

    @Test
    void publicKeysBesideAPrivateOneVerifyForTheTimeOfARotation() {
        KeyPair old = KeyPairs.generate(JwsAlgorithm.ES256);
        KeyRing ring = ring(secret(JwsAlgorithm.ES256)
                + open(JwsAlgorithm.ES256)
                + TestKeys.pem("PUBLIC KEY", old.getPublic().getEncoded()));
        assertThat(ring.summary()).hasSize(2);
        assertThat(ring.find(KeyPairs.thumbprint(old.getPublic()), JwsAlgorithm.ES256))
                .isPresent();
    }

    @Test
    void certificateGivesItsKeyAndTheChainBehindItIsLeftAlone() {
        assertThat(ring(CERTIFICATE).find(null, JwsAlgorithm.ES256)).isPresent();
        assertThat(ring(CERTIFICATE + CERTIFICATE).summary()).hasSize(1);
    }

    @Test
    void configuredAlgorithmIsTakenWhereItFitsAndNamedWhereItDoesNot() {
        assertThat(load(open(JwsAlgorithm.RS256), Optional.of(JwsAlgorithm.RS512))
                        .find(null, JwsAlgorithm.RS512))
                .isPresent();
        refused(open(JwsAlgorithm.RS256), Optional.of(JwsAlgorithm.ES256), "ES256 takes an EC key");
        refused(open(JwsAlgorithm.ES384), Optional.of(JwsAlgorithm.ES256), "P-384");
    }

    @Test
    void severalPublicKeysWithoutNamesAreRefused() {
        refused(open(JwsAlgorithm.ES256) + open(JwsAlgorithm.ES384), Optional.empty(), "JWK set");
    }

    @Test
    void severalPrivateKeysAreRefused() {
        refused(secret(JwsAlgorithm.ES256) + secret(JwsAlgorithm.ES384), Optional.empty(), "2 private keys");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA PRIVATE KEY,openssl pkcs8 -topk8",
        "EC PRIVATE KEY,openssl pkcs8 -topk8",
        "ENCRYPTED PRIVATE KEY,openssl pkcs8 -topk8",
        "RSA PUBLIC KEY,openssl rsa -RSAPublicKey_in",
        "DH PARAMETERS,PUBLIC KEY"
    })
    void otherFormsAreRefusedWithTheCommandThatConvertsThem(String label, String says) {
        refused(TestKeys.pem(label, new byte[] {1, 2, 3}), Optional.empty(), says);
    }

    @Test
    void weakRsaKeyIsRefused() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();
        refused(TestKeys.pem("PUBLIC KEY", weak.getPublic().getEncoded()), Optional.empty(), "1024 bits");
        refused(TestKeys.pem("PRIVATE KEY", weak.getPrivate().getEncoded()), Optional.empty(), "1024 bits");
    }

    @Test
    void brokenBlockIsRefusedWithoutQuotingIt() {
        refused("-----BEGIN PRIVATE KEY-----\nTOPSECRET!\n-----END PRIVATE KEY-----", Optional.empty(), "not base64");
        refused(
                "-----BEGIN PRIVATE KEY-----\nTOPSECRE\n-----END PRIVATE KEY-----",
                Optional.empty(),
                "neither RSA nor EC");
        refused("-----BEGIN PRIVATE KEY-----\nTOPSECRE", Optional.empty(), "no complete PEM block");
    }

    @Test
    void keyIsReadFromFileClassPathAndEnvironment(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), open(JwsAlgorithm.ES256));
        assertThat(from("file:" + file).summary()).containsExactly("(no kid) ES256");
        assertThat(from("file://" + file).summary()).hasSize(1);
        assertThat(ring(open(JwsAlgorithm.ES256).replace("\n", "\\n")).summary())
                .hasSize(1);
        try (java.net.URLClassLoader loader =
                new java.net.URLClassLoader(new java.net.URL[] {folder.toUri().toURL()}, null)) {
            assertThat(KeyRings.fromLocation("classpath:/key.pem", Optional.empty(), loader, name -> null)
                            .summary())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/nowhere/key.pem",
                "classpath:/nowhere.pem",
                "env:NOWHERE",
                "https://keys.example",
                "key.pem",
                "",
                "file:"
            })
    void locationThatCannotBeReadIsNamed(String location) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> from(location))
                .withMessageContaining(location.replace("env:", ""));
    }

    @Test
    void keyInPlaceOfItsLocationIsNotPrinted() {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> from(secret(JwsAlgorithm.ES256)))
                .withMessageContaining("is the key itself")
                .withMessageNotContaining("MI");
    }

    @Test
    void otherContentIsRefused() {
        refused("hello", Optional.empty(), "neither PEM");
    }

    private static String open(JwsAlgorithm algorithm) {
        return TestKeys.pem("PUBLIC KEY", TestKeys.pair(algorithm).getPublic().getEncoded());
    }

    private static String secret(JwsAlgorithm algorithm) {
        return TestKeys.pem("PRIVATE KEY", TestKeys.pair(algorithm).getPrivate().getEncoded());
    }

    private static KeyRing ring(String content) {
        return load(content, Optional.empty());
    }

    private static KeyRing load(String content, Optional<JwsAlgorithm> algorithm) {
        return KeyRings.fromLocation(
                "env:KEY", algorithm, PemKeysTest.class.getClassLoader(), TestKeys.environment(content));
    }

    private static KeyRing from(String location) {
        return KeyRings.fromLocation(location, Optional.empty(), PemKeysTest.class.getClassLoader(), name -> null);
    }

    private static void refused(String content, Optional<JwsAlgorithm> algorithm, String says) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> load(content, algorithm))
                .withMessageContaining(says)
                .withMessageNotContaining("TOPSECRE");
    }
}
