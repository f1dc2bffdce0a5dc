package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.watchword.token.TestTokens.NOW;
import static org.watchword.token.TestTokens.payload;
import static org.watchword.token.TestTokens.rejected;

import java.security.Key;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;

/** Two issuers beside the main one, with keys of the same name and algorithm. */
class SeveralIssuersTest {

    private static final String CORP = "https://corp.example/";
    private static final String PARTNER = "https://partner.example";
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";

    private static final KeyPair OF_MAIN = TestKeys.pair(JwsAlgorithm.RS256);
    private static final KeyPair OF_CORP = KeyPairs.generate(JwsAlgorithm.RS256);
    private static final KeyPair OF_PARTNER = KeyPairs.generate(JwsAlgorithm.RS256);

    private final Rotated corpKeys = new Rotated(ring(OF_CORP));
    private final TokenVerifier verifier = verifier(Revocations.none());

    private TokenVerifier verifier(Revocations revocations) {
        return new TokenVerifier(
                TrustedIssuer.main(TestTokens.policy(), KeyRingSource.of(ring(OF_MAIN))),
                List.of(
                        new TrustedIssuer("corp", policy(CORP), corpKeys),
                        new TrustedIssuer("partner", policy(PARTNER), KeyRingSource.of(ring(OF_PARTNER)))),
                revocations,
                TestTokens.at(NOW),
                10);
    }

    private static TokenPolicy policy(String issuer) {
        return new TokenPolicy(
                Set.of(JwsAlgorithm.values()),
                Set.of(issuer),
                Set.of(TestTokens.AUDIENCE),
                Duration.ZERO,
                16_384,
                ClaimRules.usual());
    }

    private static KeyRing ring(KeyPair pair) {
        return KeyRing.verifying(List.of(new VerificationKey("k1", JwsAlgorithm.RS256, pair.getPublic())));
    }

    private static String token(KeyPair signer, String payload) {
        return TestTokens.signed(JwsAlgorithm.RS256, signer.getPrivate(), HEADER, payload);
    }

    private static String by(String issuer) {
        return payload("iss", "\"" + issuer + "\"");
    }

    private Verification verify(String token) {
        return verifier.verify(new BearerToken(token));
    }

    private VerifiedToken verified(String token) {
        return ((Verification.Verified) verify(token)).token();
    }

    @Test
    void tokenOfEachIssuerIsTakenWithItsOwnKey() {
        assertThat(verified(token(OF_MAIN, payload())).isOfMainIssuer()).isTrue();
        assertThat(verified(token(OF_CORP, by(CORP))).issuer()).contains(CORP);
        assertThat(verified(token(OF_CORP, by(CORP))).isOfMainIssuer()).isFalse();
        assertThat(verified(token(OF_PARTNER, by(PARTNER))).issuer()).contains(PARTNER);
    }

    @Test
    void keyOfOneNeverVerifiesATokenOfAnotherThoughItHasTheSameName() {
        for (KeyPair other : List.of(OF_MAIN, OF_PARTNER)) {
            assertThat(verify(token(other, by(CORP)))).isEqualTo(rejected(RejectionReason.SIGNATURE));
        }
        for (KeyPair other : List.of(OF_CORP, OF_PARTNER)) {
            assertThat(verify(token(other, payload()))).isEqualTo(rejected(RejectionReason.SIGNATURE));
        }
    }

    @Test
    void publicKeyOfAnotherIssuerIsNoSecret() {
        for (KeyPair pair : List.of(OF_MAIN, OF_CORP, OF_PARTNER)) {
            Key secret = new SecretKeySpec(pair.getPublic().getEncoded(), "HMAC");
            for (String payload : List.of(payload(), by(CORP), by(PARTNER))) {
                assertThat(verify(TestTokens.signed(
                                JwsAlgorithm.HS256, secret, "{\"alg\":\"HS256\",\"kid\":\"k1\"}", payload)))
                        .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
            }
        }
    }

    @Test
    void secretThatTheMainIssuerSharesDoesNotSignForAnother() {
        TokenVerifier withSecret = new TokenVerifier(
                TrustedIssuer.main(TestTokens.policy(), KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256))),
                List.of(new TrustedIssuer("corp", policy(CORP), corpKeys)),
                Revocations.none(),
                TestTokens.at(NOW),
                0);

        assertThat(withSecret.verify(new BearerToken(TestTokens.withPayload(payload()))))
                .isInstanceOf(Verification.Verified.class);
        assertThat(withSecret.verify(new BearerToken(TestTokens.withPayload(by(CORP)))))
                .isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://corp.example",
                "https://CORP.example/",
                "https://corp.example//",
                " https://corp.example/",
                "https://corp.example/\\u0000"
            })
    void issuerIsComparedExactly(String almost) {
        assertThat(verify(token(OF_CORP, by(almost)))).isEqualTo(rejected(RejectionReason.ISSUER));
    }

    @Test
    void tokenWithoutIssuerIsOfNone() {
        for (KeyPair pair : List.of(OF_MAIN, OF_CORP)) {
            assertThat(verify(token(pair, payload("iss", null)))).isEqualTo(rejected(RejectionReason.ISSUER));
            assertThat(verify(token(pair, payload("iss", "null")))).isEqualTo(rejected(RejectionReason.ISSUER));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"https://corp.example/\"]",
                "7",
                "true",
                "\"\"",
                "{}",
                "\"https://login.example\",\"iss\":\"https://corp.example/\"",
                "\"https://corp.example/\",\"iss\":\"https://login.example\"",
                "\"https://corp.example/\",\"is\\u0073\":\"https://login.example\""
            })
    void issuerOfAnotherShapeOrTwiceIsMalformed(String json) {
        for (KeyPair pair : List.of(OF_MAIN, OF_CORP)) {
            assertThat(verify(token(pair, payload("iss", json)))).isEqualTo(rejected(RejectionReason.MALFORMED));
        }
    }

    @Test
    void keysThatTheHeaderBringsAreNotLookedAt() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"https://partner.example/keys\","
                + "\"x5u\":\"https://partner.example/key\",\"iss\":\"https://partner.example\"}";

        assertThat(verify(TestTokens.signed(JwsAlgorithm.RS256, OF_CORP.getPrivate(), header, by(CORP))))
                .isInstanceOf(Verification.Verified.class);
        assertThat(verify(TestTokens.signed(JwsAlgorithm.RS256, OF_PARTNER.getPrivate(), header, by(CORP))))
                .isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void conditionsAreThoseOfTheIssuer() {
        String expired = payload(
                "iss", "\"" + CORP + "\"", "exp", "" + NOW.minusSeconds(1).getEpochSecond());

        assertThat(verify(token(OF_CORP, expired))).isEqualTo(rejected(RejectionReason.EXPIRED));
        assertThat(verify(token(OF_MAIN, payload("exp", "" + NOW.minusSeconds(1).getEpochSecond()))))
                .as("within the skew of the main issuer")
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void rememberedTokenIsForgottenWithTheKeyOfItsIssuer() {
        String token = token(OF_CORP, by(CORP));
        assertThat(verify(token)).isInstanceOf(Verification.Verified.class);

        corpKeys.ring = ring(OF_PARTNER);

        assertThat(verify(token)).isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void rememberedTokenIsNotTrustedForAKeyThatOnlyTheMainIssuerHas() {
        String token = token(OF_CORP, by(CORP));
        corpKeys.ring = ring(OF_MAIN);

        assertThat(verify(token)).isEqualTo(rejected(RejectionReason.SIGNATURE));
        assertThat(verify(token(OF_MAIN, payload()))).isInstanceOf(Verification.Verified.class);
        assertThat(verify(token)).isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void outageOfOneIssuerIsNoneOfTheOthers() {
        corpKeys.ring = null;

        assertThat(verify(token(OF_CORP, by(CORP)))).isInstanceOf(Verification.Unavailable.class);
        assertThat(verify(token(OF_MAIN, payload()))).isInstanceOf(Verification.Verified.class);
        assertThat(verify(token(OF_PARTNER, by(PARTNER)))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void mainIssuerWithoutAnyKeyIsNoneWhereOthersAreListed() {
        TokenVerifier withoutMain = new TokenVerifier(
                TrustedIssuer.main(TestTokens.policy(), KeyRingSource.none("nothing is set")),
                List.of(new TrustedIssuer("corp", policy(CORP), corpKeys)),
                Revocations.none(),
                TestTokens.at(NOW),
                0);

        assertThat(withoutMain.verify(new BearerToken(token(OF_MAIN, payload()))))
                .isEqualTo(rejected(RejectionReason.ISSUER));
        assertThat(withoutMain.verify(new BearerToken(token(OF_CORP, by(CORP)))))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void unknownIssuerDoesNotHaveKeysFetched() {
        verify(token(OF_PARTNER, by("https://stranger.example")));

        assertThat(corpKeys.refreshes).isZero();
    }

    @Test
    void revocationsAreAskedForEveryIssuer() {
        TokenVerifier revoking = verifier(
                token -> token.isOfMainIssuer() ? Revocations.Revocation.NOT_REVOKED : Revocations.Revocation.REVOKED);

        assertThat(revoking.verify(new BearerToken(token(OF_CORP, by(CORP)))))
                .isEqualTo(rejected(RejectionReason.REVOKED));
        assertThat(revoking.verify(new BearerToken(token(OF_MAIN, payload()))))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void twoIssuersWithOneNameAreRefused() {
        TrustedIssuer main = TrustedIssuer.main(TestTokens.policy(), corpKeys);
        List<TrustedIssuer> same = List.of(new TrustedIssuer("corp", TestTokens.policy(), corpKeys));
        List<TrustedIssuer> any =
                List.of(new TrustedIssuer("corp", TestTokens.policy().trustingAnyIssuer(), corpKeys));

        for (List<TrustedIssuer> others : List.of(same, any)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TokenVerifier(main, others, Revocations.none(), TestTokens.at(NOW), 0));
        }
    }

    /** Keys that a test replaces, or takes away. */
    private static final class Rotated implements KeyRingSource {

        private KeyRing ring;
        private int refreshes;

        Rotated(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        public Keys keys() {
            return ring == null ? new Keys.Unavailable("away") : new Keys.Available(ring);
        }

        @Override
        public Keys refreshedKeys() {
            refreshes++;
            return keys();
        }
    }
}
