package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.TestKeys;
import org.watchword.key.remote.RemoteKeys;
import org.watchword.key.remote.TestIssuer;

/** An issuer signs and publishes its keys, and another service checks its tokens with what it reads there. */
class PublishedKeysTest {

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicLong now = new AtomicLong();
    private final TokenVerifier service = new TokenVerifier(
            TestTokens.policy(),
            new RemoteKeys(issuer.url(), Optional.empty(), Duration.ofMinutes(15), Duration.ofHours(1), now::get),
            Revocations.none(),
            TestTokens.at(TestTokens.NOW),
            10);

    @AfterEach
    void close() {
        issuer.close();
    }

    private Verification verify(String kid, JwsAlgorithm algorithm) {
        return service.verify(
                new BearerToken(new TokenSigner().sign(TestTokens.claims(), TestKeys.signing(kid, algorithm))));
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS.*|ES.*"},
            mode = EnumSource.Mode.MATCH_ANY)
    void tokenIsVerifiedWithThePublishedKey(JwsAlgorithm algorithm) {
        issuer.publishes(TestKeys.ring(algorithm));

        assertThat(verify("k1", algorithm)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void newKeyIsInForceAtOnceAndAMadeUpOneIsRefusedWithoutACallEach() {
        issuer.publishes(TestKeys.ring(JwsAlgorithm.ES256));
        assertThat(verify("k1", JwsAlgorithm.ES256)).isInstanceOf(Verification.Verified.class);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        issuer.publishes(KeyRing.verifying(
                List.of(TestKeys.verifying("k1", JwsAlgorithm.ES256), TestKeys.verifying("k2", JwsAlgorithm.ES384))));

        assertThat(verify("k2", JwsAlgorithm.ES384)).isInstanceOf(Verification.Verified.class);
        for (int i = 0; i < 50; i++) {
            assertThat(verify("../../made/up?" + i, JwsAlgorithm.ES256))
                    .isEqualTo(TestTokens.rejected(RejectionReason.UNKNOWN_KEY));
        }
        assertThat(issuer.asked).containsExactly("GET /jwks.json", "GET /jwks.json");
    }

    @Test
    void rememberedTokenOfAWithdrawnKeyIsRefusedAfterTheRefresh() {
        issuer.publishes(TestKeys.ring(JwsAlgorithm.ES256));
        assertThat(verify("k1", JwsAlgorithm.RS256)).isEqualTo(TestTokens.rejected(RejectionReason.UNKNOWN_KEY));
        String token = new TokenSigner().sign(TestTokens.claims(), TestKeys.signing("k1", JwsAlgorithm.ES256));
        assertThat(service.verify(new BearerToken(token))).isInstanceOf(Verification.Verified.class);
        issuer.publishes(TestKeys.ring(JwsAlgorithm.ES384));
        now.addAndGet(Duration.ofMinutes(15).toNanos());

        assertThat(service.verify(new BearerToken(token))).isEqualTo(TestTokens.rejected(RejectionReason.UNKNOWN_KEY));
    }

    @Test
    void issuerThatIsDownIsNotTheFaultOfTheToken() {
        issuer.answers(500, "");
        assertThat(verify("k1", JwsAlgorithm.ES256)).isInstanceOf(Verification.Unavailable.class);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        issuer.publishes(TestKeys.ring(JwsAlgorithm.ES256));
        assertThat(verify("k1", JwsAlgorithm.ES256)).isInstanceOf(Verification.Verified.class);
        issuer.answers(500, "");
        now.addAndGet(Duration.ofMinutes(20).toNanos());

        assertThat(verify("k1", JwsAlgorithm.ES256)).isInstanceOf(Verification.Verified.class);
        assertThat(verify("k2", JwsAlgorithm.ES256)).isInstanceOf(Verification.Unavailable.class);
    }

    @Test
    void publicKeyOfTheSetIsNeverASecret() {
        issuer.publishes(TestKeys.ring(JwsAlgorithm.RS256));
        String forged = TestTokens.signed(
                JwsAlgorithm.HS256,
                new javax.crypto.spec.SecretKeySpec(
                        TestKeys.pair(JwsAlgorithm.RS256).getPublic().getEncoded(), "HMAC"),
                "{\"alg\":\"HS256\",\"kid\":\"k1\"}",
                TestTokens.payload());

        assertThat(service.verify(new BearerToken(forged))).isEqualTo(TestTokens.rejected(RejectionReason.UNKNOWN_KEY));
    }
}
