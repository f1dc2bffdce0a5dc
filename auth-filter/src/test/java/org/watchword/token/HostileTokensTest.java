package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.token.TestTokens.payload;
import static org.watchword.token.TestTokens.rejected;
import static org.watchword.token.TestTokens.verify;
import static org.watchword.token.TestTokens.withHeader;
import static org.watchword.token.TestTokens.withPayload;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.BearerToken;
import org.watchword.json.StrictJson;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;

/** What went wrong in other libraries, and what java-jwt by itself lets through: each is a genuine attempt here. */
class HostileTokensTest {

    private static final KeyRing RSA = TestKeys.ring(JwsAlgorithm.RS256);
    private static final KeyRing EC = TestKeys.ring(JwsAlgorithm.ES256);

    @Test
    void publicRsaKeyUsedAsHmacSecretFindsNoKeyCve20159235() {
        assertThat(against(RSA, HostileTokens.publicKeyAsSecret("k1")))
                .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
    }

    @Test
    void publicKeyAsSecretFailsInARingWithBothKindsCve202223541() {
        KeyRing both = KeyRing.verifying(
                List.of(TestKeys.verifying("rsa", JwsAlgorithm.RS256), TestKeys.verifying("mac", JwsAlgorithm.HS256)));
        assertThat(against(both, HostileTokens.publicKeyAsSecret("rsa")))
                .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
        assertThat(against(both, HostileTokens.publicKeyAsSecret("mac")))
                .isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "hs256", "HS256 ", "PS256", "EdDSA", "HS1"})
    void unsignedOrUnknownAlgorithmIsRefusedCve202223540(String algorithm) {
        assertThat(verify(HostileTokens.unsigned(algorithm))).isEqualTo(rejected(RejectionReason.ALGORITHM));
    }

    @Test
    void tokenWithoutAlgorithmIsRefused() {
        assertThat(verify(withHeader("{\"kid\":\"k1\"}"))).isEqualTo(rejected(RejectionReason.ALGORITHM));
        assertThat(verify(withHeader("{\"alg\":[\"HS256\"],\"kid\":\"k1\"}")))
                .isEqualTo(rejected(RejectionReason.ALGORITHM));
    }

    @Test
    void emptySignatureIsMalformed() {
        String token = HostileTokens.unsigned("HS256");
        assertThat(verify(token.substring(0, token.length() - 2))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"crit\":[\"b64\"],\"b64\":false", "\"crit\":[]", "\"b64\":true"})
    void extensionsInTheHeaderAreRefused(String member) {
        assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":\"k1\"," + member + "}")))
                .isEqualTo(rejected(RejectionReason.HEADER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"jku\":\"https://login.example/keys\"",
                "\"x5u\":\"https://login.example/cert\"",
                "\"x5c\":[\"MIIB\"]",
                "\"jku\":7"
            })
    void keysInTheHeaderOfATokenByAKeyOfOursAreIgnored(String member) {
        assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":\"k1\"," + member + "}")))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void keyThatATokenBringsAlongVerifiesNothingCve20180114AndCve20241233() throws IOException {
        KeyPair strange = KeyPairs.generate(JwsAlgorithm.ES256);
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        trap.start();
        try {
            String address = "http://127.0.0.1:" + trap.getAddress().getPort() + "/keys";
            String jwk = PublicJwkSet.of(
                            jakarta.json.spi.JsonProvider.provider(),
                            KeyRing.verifying(
                                    List.of(new VerificationKey("k1", JwsAlgorithm.ES256, strange.getPublic()))))
                    .replaceFirst("\\{\"keys\":\\[", "")
                    .replaceFirst("]}$", "");
            for (String member :
                    List.of("\"jwk\":" + jwk, "\"jku\":\"" + address + "\"", "\"x5u\":\"" + address + "\"")) {
                for (String kid : List.of("\"kid\":\"k1\",", "")) {
                    String token = TestTokens.signed(
                            JwsAlgorithm.ES256,
                            strange.getPrivate(),
                            "{\"alg\":\"ES256\"," + kid + member + "}",
                            payload());
                    assertThat(against(EC, token)).as(member).isEqualTo(rejected(RejectionReason.SIGNATURE));
                }
            }
            assertThat(asked).isEmpty();
        } finally {
            trap.stop(0);
        }
    }

    @Test
    void psychicSignatureIsRefusedCve202221449() {
        assertThat(against(EC, HostileTokens.psychic(false))).isEqualTo(rejected(RejectionReason.SIGNATURE));
        assertThat(against(EC, HostileTokens.psychic(true))).isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void deeplyNestedClaimIsMalformedAndQuickCve202553864() {
        TokenPolicy roomy = new TokenPolicy(
                TestTokens.policy().algorithms(),
                TestTokens.policy().issuers(),
                TestTokens.policy().audiences(),
                Duration.ZERO,
                1_000_000,
                ClaimRules.usual());
        TokenVerifier verifier = new TokenVerifier(
                roomy,
                org.watchword.key.KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256)),
                Revocations.none(),
                TestTokens.at(TestTokens.NOW),
                0);
        assertThat(verifier.verify(new BearerToken(HostileTokens.nested(300_000))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verifier.verify(new BearerToken(HostileTokens.nested(StrictJson.DEEPEST - 1))))
                .isInstanceOf(Verification.Verified.class);
        assertThat(verifier.verify(new BearerToken(HostileTokens.nested(StrictJson.DEEPEST))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"HS256", "RS256", "ES256"})
    void signatureHasOneSpellingOnlyJwtGo215(JwsAlgorithm algorithm) {
        KeyRing ring = TestKeys.ring(algorithm);
        String token = new TokenSigner().sign(TestTokens.claims(), TestKeys.signing("k1", algorithm));
        assertThat(against(ring, token)).isInstanceOf(Verification.Verified.class);
        assertThat(against(ring, HostileTokens.lastCharacterMoved(token)))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(against(ring, token + "=")).isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(against(ring, token + "==")).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "https://evil.example/k", "k1' OR '1'='1", "k1/../k1", "K1", "k1 ", ""})
    void kidIsOnlyALookUpInOurOwnSetCve202681829(String kid) {
        assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}")))
                .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
    }

    @Test
    void encryptedTokenIsRefusedUnreadCve202629000Cve202352428Cve202429371() {
        String header = TestTokens.base64Url("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647}");
        assertThat(verify(header + ".AA.AA.AA.AA")).isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(header + ".AA.AA")).isEqualTo(rejected(RejectionReason.ALGORITHM));
    }

    @Test
    void contentIsNotReadBeforeTheSignatureIsRightCve202137580() {
        String token = TestTokens.base64Url(TestTokens.HEADER) + "." + TestTokens.base64Url("not json") + ".AAAA";
        assertThat(verify(token)).isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void rejectionTellsNothingOfTheExpectedSignatureCve20197644() {
        String token = withPayload(payload());
        String signature = token.substring(token.lastIndexOf('.') + 1);
        Verification answer = verify(token.substring(0, token.lastIndexOf('.')) + ".AAAA");
        assertThat(answer).isEqualTo(rejected(RejectionReason.SIGNATURE));
        assertThat(answer.toString()).doesNotContain(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "\"text\"",
                "true",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":NaN}",
                " "
            })
    void partThatIsNoJsonObjectIsMalformedCve201917195(String json) {
        assertThat(verify(withPayload(json)))
                .isIn(rejected(RejectionReason.MALFORMED), rejected(RejectionReason.CLAIM_MISSING));
        assertThat(verify(withHeader(json))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void duplicateMembersAreMalformedAlsoWhenSpelledWithEscapesOrNested() {
        assertThat(verify(withPayload(payload("sub\":\"user-8\",\"sub", "\"user-7\""))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withPayload(payload("\\u0073ub", "\"root\""))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withPayload(payload("x", "{\"a\":1,\"a\":2}"))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withHeader("{\"alg\":\"none\",\"alg\":\"HS256\",\"kid\":\"k1\"}")))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", "//", "\u0000", "]"})
    void contentBehindTheEndIsMalformed(String behind) {
        assertThat(verify(withPayload(payload() + behind))).isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withHeader(TestTokens.HEADER + behind))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void invalidUtf8ByteOrderMarkAndHalfCharactersAreMalformed() {
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'};
        String header = TestTokens.base64Url(TestTokens.HEADER);
        assertThat(verify(TestTokens.signedParts(
                        JwsAlgorithm.HS256,
                        TestKeys.secret(JwsAlgorithm.HS256),
                        header,
                        TestTokens.base64Url(overlong))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(TestTokens.signedParts(
                        JwsAlgorithm.HS256,
                        TestKeys.secret(JwsAlgorithm.HS256),
                        header,
                        TestTokens.base64Url(payload().getBytes(java.nio.charset.StandardCharsets.UTF_16)))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withPayload("\uFEFF" + payload()))).isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withPayload(payload("sub", "\"\\ud800\"")))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void tokenOfAnotherTypeIsRefused() {
        for (String type : List.of("logout+jwt", "dpop+jwt", "JWE", "", "JWT ", "at+jwt;x")) {
            assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":\"k1\",\"typ\":\"" + type + "\"}")))
                    .as(type)
                    .isEqualTo(rejected(RejectionReason.TYPE));
        }
        for (String type : List.of("7", "[\"JWT\"]", "{}")) {
            assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":\"k1\",\"typ\":" + type + "}")))
                    .as(type)
                    .isEqualTo(rejected(RejectionReason.TYPE));
        }
    }

    @Test
    void nullInTheHeaderIsMalformed() {
        for (String name : List.of("typ", "crit", "kid", "x")) {
            assertThat(verify(withHeader("{\"alg\":\"HS256\",\"" + name + "\":null}")))
                    .as(name)
                    .isEqualTo(rejected(RejectionReason.MALFORMED));
        }
    }

    @Test
    void kidThatIsNoTextIsMalformed() {
        assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":7}"))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void tokenLongerThanAllowedIsNotParsed() {
        assertThat(verify("x".repeat(16 * 1024 + 1))).isEqualTo(rejected(RejectionReason.TOO_LONG));
        assertThat(verify("x".repeat(16 * 1024))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void numberOfManyDigitsIsMalformed() {
        assertThat(verify(withPayload(payload("n", "9".repeat(StrictJson.LONGEST_NUMBER + 1)))))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
        assertThat(verify(withPayload(payload("n", "1e999")))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    private static Verification against(KeyRing ring, String token) {
        return TestTokens.verifier(ring, TestTokens.NOW).verify(new BearerToken(token));
    }
}
