package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.watchword.token.TestTokens.payload;
import static org.watchword.token.TestTokens.rejected;
import static org.watchword.token.TestTokens.withPayload;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

class TokenCacheTest {

    private static final KeyRing RING = TestKeys.ring(JwsAlgorithm.HS256);

    private final BearerToken token = new BearerToken(withPayload(payload()));
    private Keys keys = new Keys.Available(RING);
    private Revocations.Revocation revocation = Revocations.Revocation.NOT_REVOKED;
    private Instant time = TestTokens.NOW;
    private int revocationsAsked;

    private final TokenVerifier verifier = new TokenVerifier(
            TestTokens.policy(),
            () -> keys,
            verified -> {
                revocationsAsked++;
                return revocation;
            },
            new SettableClock(),
            100);

    @Test
    void tokenSeenBeforeIsNotVerifiedAgain() {
        Verification first = verifier.verify(token);
        assertThat(first).isInstanceOf(Verification.Verified.class);
        assertThat(verifier.verify(new BearerToken(token.text()))).isSameAs(first);
    }

    /** As long, and with the same end: nothing but the whole text tells the two apart. */
    @Test
    void forgeryWithTheSignatureOfARememberedTokenIsRefused() {
        verifier.verify(token);
        String text = token.text();
        String forged = withPayload(payload("sub", "\"user-8\"", "upn", "\"mallo\""));
        String forgery = forged.substring(0, forged.lastIndexOf('.')) + text.substring(text.lastIndexOf('.'));
        assertThat(forgery).hasSameSizeAs(text).isNotEqualTo(text);

        assertThat(verifier.verify(new BearerToken(forgery))).isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void revocationIsAskedForRememberedTokensToo() {
        verifier.verify(token);
        revocation = Revocations.Revocation.REVOKED;
        assertThat(verifier.verify(token)).isEqualTo(rejected(RejectionReason.REVOKED));
        revocation = Revocations.Revocation.UNAVAILABLE;
        assertThat(verifier.verify(token)).isInstanceOf(Verification.Unavailable.class);
        assertThat(revocationsAsked).isEqualTo(3);
    }

    @Test
    void rememberedTokenExpiresToTheMillisecond() {
        verifier.verify(token);
        time = TestTokens.NOW.plusSeconds(960).minusMillis(1);
        assertThat(verifier.verify(token)).isInstanceOf(Verification.Verified.class);
        time = TestTokens.NOW.plusSeconds(960);
        assertThat(verifier.verify(token)).isEqualTo(rejected(RejectionReason.EXPIRED));
    }

    @Test
    void rememberedTokenCountsNoLongerThanItsKey() {
        verifier.verify(token);
        keys = new Keys.Available(KeyRing.verifying(List.of(TestKeys.verifying("k2", JwsAlgorithm.ES256))));
        assertThat(verifier.verify(token)).isEqualTo(rejected(RejectionReason.UNKNOWN_KEY));
    }

    @Test
    void anotherKeyUnderTheSameNameDoesNotTakeOverRememberedTokens() {
        verifier.verify(token);
        VerificationKey impostor = new VerificationKey(
                "k1", JwsAlgorithm.HS256, new javax.crypto.spec.SecretKeySpec(new byte[32], "HMAC"));
        keys = new Keys.Available(KeyRing.verifying(List.of(impostor)));
        assertThat(verifier.verify(token)).isEqualTo(rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void ringReadAgainWithTheSameKeyKeepsRememberedTokens() {
        Verification first = verifier.verify(token);
        keys = new Keys.Available(TestKeys.ring(JwsAlgorithm.HS256));
        assertThat(verifier.verify(token)).isSameAs(first);
    }

    @Test
    void rememberedTokenIsUnavailableWhileKeysAre() {
        verifier.verify(token);
        keys = new Keys.Unavailable("down");
        assertThat(verifier.verify(token)).isEqualTo(new Verification.Unavailable("down"));
    }

    @Test
    void onlyVerifiedTokensAreRemembered() {
        String text = token.text();
        String forged = text.substring(0, text.lastIndexOf('.') + 1) + "A".repeat(43);
        verifier.verify(token);
        assertThat(verifier.verify(new BearerToken(forged))).isEqualTo(rejected(RejectionReason.SIGNATURE));
        assertThat(verifier.verify(new BearerToken(forged))).isEqualTo(rejected(RejectionReason.SIGNATURE));
        assertThat(revocationsAsked).isEqualTo(1);
    }

    @Test
    void sizeZeroRemembersNothing() {
        TokenVerifier forgetful = TestTokens.verifier();
        assertThat(forgetful.verify(token)).isNotSameAs(forgetful.verify(token));
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifiedTokens(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 101})
    void neverMoreThanTheBoundAreRemembered(int capacity) {
        VerifiedTokens cache = new VerifiedTokens(capacity);
        for (int i = 0; i < 1000; i++) {
            cache.remember(new TokenText("t" + i), remembered());
            assertThat(cache.size()).isBetween(1, capacity);
        }
        assertThat(cache.find(new TokenText("t999"))).isNotNull();
        assertThat(cache.find(new TokenText("t0"))).isNull();
    }

    @Test
    void tokenInUseIsKeptWhileOthersComeAndGo() {
        VerifiedTokens cache = new VerifiedTokens(10);
        cache.remember(new TokenText("used"), remembered());
        for (int i = 0; i < 1000; i++) {
            cache.remember(new TokenText("t" + i), remembered());
            assertThat(cache.find(new TokenText("used"))).isNotNull();
        }
    }

    @Test
    void manyThreadsStayWithinTheBoundAndGetOnlyTheirOwnToken() throws Exception {
        VerifiedTokens cache = new VerifiedTokens(64);
        List<RememberedToken> own = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            own.add(remembered());
        }
        Callable<Integer> work = () -> {
            int found = 0;
            for (int round = 0; round < 20_000; round++) {
                int i = (round * 31 + (int) (Thread.currentThread().getId() * 7)) % own.size();
                RememberedToken hit = cache.find(new TokenText("t" + i));
                if (hit == null) {
                    cache.remember(new TokenText("t" + i), own.get(i));
                } else {
                    assertThat(hit).isSameAs(own.get(i));
                    found++;
                }
                assertThat(cache.size()).isLessThanOrEqualTo(64);
            }
            return found;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Integer> done : threads.invokeAll(List.of(work, work, work, work))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static RememberedToken remembered() {
        VerifiedToken token = ((Verification.Verified) TestTokens.verify(withPayload(payload()))).token();
        return new RememberedToken(
                new Verification.Verified(token),
                KeyRingSource.of(RING),
                TestKeys.verifying("k1", JwsAlgorithm.HS256),
                RING,
                Long.MAX_VALUE);
    }

    private final class SettableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time;
        }
    }
}
