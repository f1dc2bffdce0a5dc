package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.token.TestTokens.NOW;
import static org.watchword.token.TestTokens.payload;
import static org.watchword.token.TestTokens.rejected;
import static org.watchword.token.TestTokens.verify;
import static org.watchword.token.TestTokens.withHeader;
import static org.watchword.token.TestTokens.withPayload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.TestKeys;

class TokenVerifierTest {

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void genuineTokenOfEveryAlgorithmIsVerified(JwsAlgorithm algorithm) {
        String token = TestTokens.signed(
                algorithm,
                TestKeys.signing("k1", algorithm).key(),
                "{\"alg\":\"" + algorithm + "\",\"kid\":\"k1\"}",
                payload());
        assertThat(TestTokens.verifier(TestKeys.ring(algorithm), NOW).verify(new BearerToken(token)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void algorithmThatThePolicyLeavesOutIsRefusedThoughItsKeyIsThere() {
        TokenPolicy narrow = policy(Set.of(JwsAlgorithm.ES256), Duration.ZERO, "groups");
        assertThat(verifier(narrow, KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256)))
                        .verify(token(payload())))
                .isEqualTo(rejected(RejectionReason.ALGORITHM));
    }

    @Test
    void oneHeaderAfterAnotherIsReadForItself() {
        TokenVerifier verifier = TestTokens.verifier();
        for (int i = 0; i < 2; i++) {
            assertThat(verifier.verify(new BearerToken(withPayload(payload()))))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(verifier.verify(
                            new BearerToken(withHeader("{\"alg\":\"none\",\"kid\":\"k1\",\"typ\":\"JWT\"}"))))
                    .isEqualTo(rejected(RejectionReason.ALGORITHM));
            assertThat(verifier.verify(
                            new BearerToken(withHeader("{\"alg\":\"HS256\",\"kid\":\"k2\",\"typ\":\"JWT\"}"))))
                    .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
        }
    }

    @Test
    void secretVerifiesForManyThreadsAtOnce() throws Exception {
        TokenVerifier verifier = TestTokens.verifier();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Verification>> tries = IntStream.range(0, 2000)
                    .mapToObj(i -> new BearerToken(withPayload(payload("jti", "\"" + i + "\""))))
                    .map(token -> (Callable<Verification>) () -> verifier.verify(token))
                    .toList();

            for (Future<Verification> verified : threads.invokeAll(tries)) {
                assertThat(verified.get()).isInstanceOf(Verification.Verified.class);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void verifiedTokenSaysWhatTheClaimsSay() {
        VerifiedToken token = verified(payload(
                "jti",
                "\"t1\"",
                "permissions",
                "[\"a\",\"b\"]",
                "n",
                "{\"list\":[1,null,12345678901234567890,1.5,true]}"));
        assertThat(token.subject()).isEqualTo("user-7");
        assertThat(token.name()).isEqualTo("alice");
        assertThat(token.roles()).containsExactly("user");
        assertThat(token.permissions()).containsExactlyInAnyOrder("a", "b");
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(900));
        assertThat(token.sessionId()).contains("session-1");
        assertThat(token.tokenId()).contains("t1");
        assertThat(token.issuer()).contains(TestTokens.ISSUER);
        assertThat(token.audience()).containsExactly(TestTokens.AUDIENCE);
        assertThat(token.claims().get("n").toString()).isEqualTo("{list=[1, null, 12345678901234567890, 1.5, true]}");
        assertThat(token.toString()).doesNotContain("alice");
    }

    @Test
    void claimsCannotBeChangedAtAnyDepth() {
        Map<String, Object> claims = verified(payload("n", "{\"list\":[{}]}")).claims();
        assertThat(claims).isUnmodifiable();
        assertThat(claims.get("n"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .isUnmodifiable();
        assertThat(((Map<?, ?>) claims.get("n")).get("list"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isUnmodifiable();
    }

    @Test
    void nameIsUpnThenPreferredUsernameThenSubject() {
        assertThat(verified(payload("preferred_username", "\"bob\"")).name()).isEqualTo("alice");
        assertThat(verified(payload("upn", null, "preferred_username", "\"bob\""))
                        .name())
                .isEqualTo("bob");
        assertThat(verified(payload("upn", null)).name()).isEqualTo("user-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "application/jwt", "Application/AT+JWT"})
    void typeOfAnAccessTokenIsTakenInAnyCase(String type) {
        assertThat(verify(withHeader("{\"alg\":\"HS256\",\"kid\":\"k1\",\"typ\":\"" + type + "\"}")))
                .isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @CsvSource({"exp", "iat", "sub"})
    void claimThatMustBeThereIsMissedAlsoWhenItIsNull(String claim) {
        assertThat(verify(withPayload(payload(claim, null)))).isEqualTo(rejected(RejectionReason.CLAIM_MISSING));
        assertThat(verify(withPayload(payload(claim, "null")))).isEqualTo(rejected(RejectionReason.CLAIM_MISSING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp|\"1767269700\"",
                "exp|-1",
                "exp|-0.5",
                "exp|253402300800",
                "exp|253402300799.5",
                "exp|1e300",
                "exp|true",
                "exp|99999999999999999999",
                "iat|\"x\"",
                "iat|{}",
                "nbf|\"0\"",
                "sub|7",
                "sub|{}",
                "sub|\"\"",
                "sub|[\"a\"]",
                "iss|7",
                "jti|7",
                "jti|\"\"",
                "upn|{}",
                "upn|\"\"",
                "preferred_username|7",
                "aud|7",
                "aud|[7]",
                "aud|[null]",
                "aud|{}"
            })
    void claimOfTheWrongTypeIsMalformed(String claim, String json) {
        assertThat(verify(withPayload(payload(claim, json)))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp|1767269700.25",
                "exp|1767269700.0",
                "exp|1.7672697E9",
                "exp|17672697e2",
                "exp|253402300799",
                "nbf|1.0",
                "nbf|0",
                "nbf|1767268800.5",
                "iat|1767268799.999"
            })
    void timeIsAnyJsonNumber(String claim, String json) {
        assertThat(verify(withPayload(payload(claim, json)))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void fractionOfASecondCounts() {
        TokenPolicy exact = policy(Set.of(JwsAlgorithm.HS256), Duration.ZERO, "groups");
        KeyRingSource keys = KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256));
        BearerToken token = token(payload("exp", "1767269700.25"));
        Instant end = Instant.ofEpochMilli(1_767_269_700_250L);
        assertThat(new TokenVerifier(exact, keys, Revocations.none(), TestTokens.at(end.minusMillis(1)), 0)
                        .verify(token))
                .isInstanceOf(Verification.Verified.class);
        assertThat(new TokenVerifier(exact, keys, Revocations.none(), TestTokens.at(end), 0).verify(token))
                .isEqualTo(rejected(RejectionReason.EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 59_999})
    void tokenIsGoodUntilJustBeforeExpiryPlusSkew(long millisPastExpiry) {
        assertThat(at(NOW.plusSeconds(900).plusMillis(millisPastExpiry))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void tokenExpiresExactlyAtExpiryPlusSkew() {
        assertThat(at(NOW.plusSeconds(960))).isEqualTo(rejected(RejectionReason.EXPIRED));
    }

    @Test
    void withoutSkewTheTokenExpiresExactlyAtExp() {
        TokenPolicy exact = policy(Set.of(JwsAlgorithm.HS256), Duration.ZERO, "groups");
        KeyRingSource keys = KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256));
        BearerToken token = token(payload());
        assertThat(new TokenVerifier(
                                exact,
                                keys,
                                Revocations.none(),
                                TestTokens.at(NOW.plusSeconds(900).minusMillis(1)),
                                0)
                        .verify(token))
                .isInstanceOf(Verification.Verified.class);
        assertThat(new TokenVerifier(exact, keys, Revocations.none(), TestTokens.at(NOW.plusSeconds(900)), 0)
                        .verify(token))
                .isEqualTo(rejected(RejectionReason.EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void timeInTheFutureIsForgivenUpToTheSkewAndNoFurther(String claim) {
        String inSkew = "" + NOW.plusSeconds(60).getEpochSecond();
        String beyond = "" + NOW.plusSeconds(61).getEpochSecond();
        assertThat(verify(withPayload(payload(claim, inSkew)))).isInstanceOf(Verification.Verified.class);
        assertThat(verify(withPayload(payload(claim, beyond)))).isEqualTo(rejected(RejectionReason.NOT_YET_VALID));
    }

    @Test
    void issuerIsComparedExactly() {
        assertThat(verify(withPayload(payload("iss", "\"https://login.example/\""))))
                .isEqualTo(rejected(RejectionReason.ISSUER));
        assertThat(verify(withPayload(payload("iss", null)))).isEqualTo(rejected(RejectionReason.ISSUER));
        assertThat(verifier(
                                TestTokens.policy().trustingAnyIssuer(),
                                KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256)))
                        .verify(token(payload("iss", null))))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void audienceMustNameUsAloneOrAmongOthers() {
        assertThat(verify(withPayload(payload("aud", "[\"other\",\"phones\"]"))))
                .isInstanceOf(Verification.Verified.class);
        assertThat(verify(withPayload(payload("aud", "[\"other\"]")))).isEqualTo(rejected(RejectionReason.AUDIENCE));
        assertThat(verify(withPayload(payload("aud", "[]")))).isEqualTo(rejected(RejectionReason.AUDIENCE));
        assertThat(verify(withPayload(payload("aud", null)))).isEqualTo(rejected(RejectionReason.AUDIENCE));
        assertThat(verifier(TestTokens.policy().ignoringAudience(), KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256)))
                        .verify(token(payload("aud", null))))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void rolesAreFoundWhereTheSettingSays() {
        assertThat(rolesAt("realm_access/roles", "realm_access", "{\"roles\":[\"r\"]}"))
                .containsExactly("r");
        assertThat(rolesAt("https://app.example/roles", "https://app.example/roles", "[\"r\"]"))
                .containsExactly("r");
        assertThat(rolesAt("scope", "scope", "\"read write  read\"")).containsExactlyInAnyOrder("read", "write");
        assertThat(rolesAt("scope", "scope", "\"\"")).isEmpty();
        assertThat(rolesAt("realm_access/roles", "realm_access", "{}")).isEmpty();
        assertThat(rolesAt("nowhere/at/all", "x", "1")).isEmpty();
    }

    @Test
    void unavailableKeysAreUnavailableAndNotARejection() {
        KeyRingSource down = () -> new Keys.Unavailable("database down");
        assertThat(verifier(TestTokens.policy(), down).verify(token(payload())))
                .isEqualTo(new Verification.Unavailable("database down"));
        assertThat(verifier(TestTokens.policy(), down).verify(new BearerToken("junk")))
                .isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void unknownKeyIsLookedForOnceMoreAndThenFound() {
        int[] asked = {0};
        KeyRingSource late = new KeyRingSource() {
            @Override
            public Keys keys() {
                return new Keys.Available(KeyRing.verifying(List.of(TestKeys.verifying("k0", JwsAlgorithm.HS256))));
            }

            @Override
            public Keys refreshedKeys() {
                asked[0]++;
                return new Keys.Available(TestKeys.ring(JwsAlgorithm.HS256));
            }
        };
        assertThat(verifier(TestTokens.policy(), late).verify(token(payload())))
                .isInstanceOf(Verification.Verified.class);
        assertThat(asked[0]).isEqualTo(1);
        assertThat(verifier(TestTokens.policy(), late)
                        .verify(new BearerToken(withHeader("{\"alg\":\"HS256\",\"kid\":\"k9\"}"))))
                .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void revocationDecidesLast() {
        KeyRingSource keys = KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256));
        Revocations revoked = token -> Revocations.Revocation.REVOKED;
        Revocations stale = token -> Revocations.Revocation.UNAVAILABLE;
        assertThat(new TokenVerifier(TestTokens.policy(), keys, revoked, TestTokens.at(NOW), 9)
                        .verify(token(payload())))
                .isEqualTo(rejected(RejectionReason.REVOKED));
        assertThat(new TokenVerifier(TestTokens.policy(), keys, stale, TestTokens.at(NOW), 9).verify(token(payload())))
                .isInstanceOf(Verification.Unavailable.class);
    }

    private static Verification at(Instant time) {
        return TestTokens.verifier(TestKeys.ring(JwsAlgorithm.HS256), time).verify(token(payload()));
    }

    private static BearerToken token(String payload) {
        return new BearerToken(withPayload(payload));
    }

    private static VerifiedToken verified(String payload) {
        return ((Verification.Verified) verify(withPayload(payload))).token();
    }

    private static Set<String> rolesAt(String path, String claim, String json) {
        TokenVerifier verifier = verifier(
                policy(Set.of(JwsAlgorithm.HS256), Duration.ZERO, path),
                KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256)));
        return ((Verification.Verified) verifier.verify(token(payload(claim, json))))
                .token()
                .roles();
    }

    private static TokenPolicy policy(Set<JwsAlgorithm> algorithms, Duration skew, String rolesClaim) {
        return new TokenPolicy(
                algorithms,
                Set.of(TestTokens.ISSUER),
                Set.of(TestTokens.AUDIENCE),
                skew,
                16 * 1024,
                TestTokens.rules(rolesClaim));
    }

    private static TokenVerifier verifier(TokenPolicy policy, KeyRingSource keys) {
        return new TokenVerifier(policy, keys, Revocations.none(), TestTokens.at(NOW), 0);
    }
}
