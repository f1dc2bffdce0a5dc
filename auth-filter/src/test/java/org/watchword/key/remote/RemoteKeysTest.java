package org.watchword.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.TestKeys;

class RemoteKeysTest {

    private static final KeyRing OLD = KeyRing.verifying(List.of(TestKeys.verifying("old", JwsAlgorithm.ES256)));
    private static final KeyRing NEW = KeyRing.verifying(
            List.of(TestKeys.verifying("old", JwsAlgorithm.ES256), TestKeys.verifying("new", JwsAlgorithm.RS256)));

    private final TestIssuer issuer = new TestIssuer();
    // Near the end of the range, where nanoTime may be and where comparing instead of subtracting goes wrong.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RemoteKeys keys = keys(Optional.empty());

    private RemoteKeys keys(Optional<JwsAlgorithm> algorithm) {
        return new RemoteKeys(issuer.url(), algorithm, Duration.ofMinutes(15), Duration.ofHours(1), now::get);
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static KeyRing ring(Keys keys) {
        return ((Keys.Available) keys).ring();
    }

    private static List<String> names(Keys keys) {
        return ring(keys).summary();
    }

    private static String problem(Keys keys) {
        return ((Keys.Unavailable) keys).cause();
    }

    @Test
    void keyMayBeAPemThatTakesAnyKid() {
        issuer.answers(200, pem("PUBLIC KEY", TestKeys.pair(JwsAlgorithm.ES256).getPublic()));
        assertThat(ring(keys.keys()).find("whatever", JwsAlgorithm.ES256)).isPresent();
    }

    @Test
    void privateKeyThatIsPublishedAsPemIsRefused() {
        issuer.answers(200, pem("PRIVATE KEY", TestKeys.pair(JwsAlgorithm.ES256).getPrivate()));
        assertThat(problem(keys.keys())).contains("has a private key");
    }

    private static String pem(String label, java.security.Key key) {
        return "-----BEGIN " + label + "-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n-----END " + label
                + "-----\n";
    }

    @Test
    void nothingIsFetchedBeforeItIsNeededAndThenOnce() {
        issuer.publishes(OLD);
        assertThat(issuer.asked).isEmpty();

        KeyRing first = ring(keys.keys());
        assertThat(first.summary()).containsExactly("old ES256");
        pass(Duration.ofMinutes(15).minusNanos(1));
        assertThat(ring(keys.keys())).isSameAs(first);

        assertThat(issuer.asked).containsExactly("GET /jwks.json");
    }

    @Test
    void ringFromAUrlNeverSigns() {
        issuer.publishes(TestKeys.ring(JwsAlgorithm.ES256));

        assertThat(ring(keys.keys()).signingKey()).isEmpty();
    }

    @Test
    void oldRingIsFetchedAnewAndTheSameKeysAreTheSameObject() {
        issuer.publishes(OLD);
        KeyRing first = ring(keys.keys());
        pass(Duration.ofMinutes(15));
        assertThat(ring(keys.keys())).isSameAs(first);
        assertThat(issuer.asked).hasSize(2);

        issuer.publishes(NEW);
        pass(Duration.ofMinutes(15));
        assertThat(names(keys.keys())).containsExactly("old ES256", "new RS256");
        assertThat(issuer.asked).hasSize(3);
    }

    @Test
    void withdrawnKeyIsGoneAfterTheRefresh() {
        issuer.publishes(NEW);
        assertThat(names(keys.keys())).hasSize(2);
        issuer.publishes(OLD);
        pass(Duration.ofMinutes(15));

        assertThat(names(keys.keys())).containsExactly("old ES256");
    }

    @Test
    void unknownKeyIsAskedForAtMostEveryTenSeconds() {
        issuer.publishes(OLD);
        keys.keys();
        issuer.publishes(NEW);

        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(99));
            assertThat(names(keys.refreshedKeys())).containsExactly("old ES256");
        }
        assertThat(issuer.asked).hasSize(1);
        pass(Duration.ofMillis(100));
        assertThat(names(keys.refreshedKeys())).containsExactly("old ES256", "new RS256");
        assertThat(names(keys.keys())).containsExactly("old ES256", "new RS256");
        assertThat(names(keys.refreshedKeys())).hasSize(2);
        assertThat(issuer.asked).hasSize(2);
    }

    @Test
    void issuerThatIsDownAtFirstIsAskedAgainAfterTwoSeconds() {
        issuer.answers(500, "");
        assertThat(problem(keys.keys())).contains(issuer.url()).contains("500");
        issuer.publishes(OLD);

        pass(Duration.ofSeconds(2).minusNanos(1));
        assertThat(keys.keys()).isInstanceOf(Keys.Unavailable.class);
        assertThat(keys.refreshedKeys()).isInstanceOf(Keys.Unavailable.class);
        assertThat(issuer.asked).hasSize(1);
        pass(Duration.ofNanos(1));
        assertThat(names(keys.keys())).containsExactly("old ES256");
    }

    @Test
    void nobodyListeningIsUnavailableToo() {
        issuer.close();

        assertThat(problem(keys.keys())).contains(issuer.url()).contains("ConnectException");
    }

    @Test
    void oldRingOutlivesTheIssuerForAnHourAndNoLonger() {
        issuer.publishes(OLD);
        KeyRing first = ring(keys.keys());
        issuer.answers(503, "");

        pass(Duration.ofMinutes(15));
        assertThat(ring(keys.keys())).isSameAs(first);
        assertThat(ring(keys.keys())).isSameAs(first);
        assertThat(issuer.asked).as("not asked again at once").hasSize(2);
        pass(Duration.ofSeconds(10));
        assertThat(ring(keys.keys())).isSameAs(first);
        assertThat(issuer.asked).hasSize(3);

        pass(Duration.ofMinutes(45).minusSeconds(10).minusNanos(1));
        assertThat(ring(keys.keys())).isSameAs(first);
        pass(Duration.ofNanos(1));
        assertThat(problem(keys.keys())).contains("503");

        issuer.publishes(NEW);
        pass(Duration.ofSeconds(10));
        assertThat(names(keys.keys())).hasSize(2);
    }

    @Test
    void nodeThatHadNothingToDoForADayFetchesBeforeItAnswers() {
        issuer.publishes(OLD);
        keys.keys();
        issuer.publishes(NEW);
        pass(Duration.ofDays(1));

        assertThat(names(keys.keys())).hasSize(2);
    }

    @Test
    void whetherAnUnknownKeyExistsIsNotKnownWhileTheIssuerIsDown() {
        issuer.publishes(OLD);
        keys.keys();
        issuer.answers(500, "");
        pass(Duration.ofSeconds(10));

        assertThat(problem(keys.refreshedKeys())).contains("500");
        assertThat(problem(keys.refreshedKeys())).contains("500");
        assertThat(names(keys.keys())).as("known keys go on").containsExactly("old ES256");
        assertThat(issuer.asked).hasSize(2);
        issuer.publishes(OLD);
        pass(Duration.ofSeconds(10));
        assertThat(names(keys.refreshedKeys())).containsExactly("old ES256");
    }

    @Test
    void configuredAlgorithmCountsForKeysThatSayNone() {
        String jwk = PublicJwkSet.of(
                        jakarta.json.spi.JsonProvider.provider(),
                        KeyRing.verifying(List.of(TestKeys.verifying("rsa", JwsAlgorithm.RS256))))
                .replace("\"alg\":\"RS256\",", "");
        issuer.answers(200, jwk);

        assertThat(names(keys(Optional.empty()).keys())).containsExactly("rsa RS256");
        assertThat(names(keys(Optional.of(JwsAlgorithm.RS512)).keys())).containsExactly("rsa RS512");
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> keys(Optional.of(JwsAlgorithm.HS256)))
                .withMessageContaining("HS256 takes a secret");
    }

    @Test
    void queryIsSentAndNotShown() {
        issuer.publishes(OLD);
        RemoteKeys withQuery = new RemoteKeys(
                issuer.url() + "?code=secret", Optional.empty(), Duration.ofMinutes(15), Duration.ofHours(1), now::get);

        assertThat(withQuery.keys()).isInstanceOf(Keys.Available.class);
        assertThat(issuer.asked).containsExactly("GET /jwks.json?code=secret");
        assertThat(withQuery.toString()).isEqualTo(issuer.url());
        issuer.answers(404, "");
        pass(Duration.ofHours(1));
        assertThat(problem(withQuery.keys())).contains("404").doesNotContain("secret");
    }
}
