package org.watchword.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.RefreshedKeys;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;
import org.watchword.remote.RemoteRequest;

/** Answers that no issuer should give. After each of them the keys known before are still in force. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileIssuerTest {

    private static final KeyRing GOOD = KeyRing.verifying(List.of(TestKeys.verifying("good", JwsAlgorithm.ES256)));
    private static final RemoteRequest.Limits SHORT =
            new RemoteRequest.Limits(Duration.ofMillis(1000), Duration.ofMillis(600), Duration.ofMillis(1000));

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicLong now = new AtomicLong();
    private final RemoteKeys keys = new RemoteKeys(
            issuer.url(), Optional.empty(), Duration.ofMinutes(15), Duration.ofHours(1), now::get, SHORT);

    @BeforeEach
    void known() {
        issuer.publishes(GOOD);
        assertThat(keys.keys()).isInstanceOf(Keys.Available.class);
        now.addAndGet(Duration.ofMinutes(15).toNanos());
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    private String refused() {
        int before = issuer.asked.size();
        String problem = ((Keys.Unavailable) keys.refreshedKeys()).cause();
        assertThat(issuer.asked).hasSize(before + 1);
        assertThat(names()).containsExactly("good ES256");
        assertThat(problem).contains(issuer.url()).doesNotContain("TOPSECRET", "\n");
        return problem;
    }

    private List<String> names() {
        return ((Keys.Available) keys.keys()).ring().summary();
    }

    private List<String> afterAnswer(String body) {
        issuer.answers(200, body);
        assertThat(keys.refreshedKeys()).isInstanceOf(Keys.Available.class);
        return names();
    }

    private static String jwk(VerificationKey key) {
        String set = PublicJwkSet.of(jakarta.json.spi.JsonProvider.provider(), KeyRing.verifying(List.of(key)));
        return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
    }

    private static String set(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":null}",
                "{\"keys\":[null]}",
                "{\"keys\":[\"TOPSECRET\"]}",
                "{\"keys\":{}}",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"kty\":\"TOPSECRET\"}]}",
                "{\"keys\":[",
                "{\"error\":\"TOPSECRET\"}",
                "<!DOCTYPE html><html><body>TOPSECRET</body></html>",
                "\u0000\u0001\uFFFD"
            })
    void answerThatIsNoUsableSetIsRefused(String body) {
        issuer.answers(200, body);

        refused();
    }

    @Test
    void oneKeyInPlaceOfASetIsRefused() {
        issuer.answers(200, jwk(TestKeys.verifying("one", JwsAlgorithm.ES256)));

        assertThat(refused()).contains("keys must be an array");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 204, 206, 304, 400, 401, 404, 429, 500, 503})
    void onlyStatus200Counts(int status) {
        String body = status == 204 || status == 304 ? "" : set(jwk(TestKeys.verifying("evil", JwsAlgorithm.RS256)));
        issuer.answers(status, body);

        assertThat(refused()).contains("status " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) {
        try (TestIssuer other = new TestIssuer()) {
            other.publishes(KeyRing.verifying(List.of(TestKeys.verifying("evil", JwsAlgorithm.RS256))));
            issuer.answers(exchange -> {
                exchange.getResponseHeaders().set("Location", other.url());
                exchange.sendResponseHeaders(status, -1);
            });

            assertThat(refused()).contains("status " + status);
            assertThat(other.asked).isEmpty();
        }
    }

    @Test
    void endlessAnswerIsReadForOneMebibyteOnly() {
        AtomicLong written = new AtomicLong();
        issuer.answers(exchange -> {
            exchange.sendResponseHeaders(200, 1L << 30);
            byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            try {
                while (!issuer.isClosing()) {
                    exchange.getResponseBody().write(spaces);
                    written.addAndGet(spaces.length);
                }
            } catch (IOException gone) {
                // As it should be.
            }
        });

        assertThat(refused()).contains("larger than 1 MiB");
        assertThat(written.get()).as("some lies in buffers on the way").isLessThan(64L << 20);
    }

    @Test
    void deepNestingIsRefused() {
        issuer.answers(200, "{\"keys\":" + "[".repeat(500_000));

        refused();
    }

    @Test
    void answerThatDoesNotBeginIsGivenUp() {
        issuer.answers(exchange -> issuer.hold(20_000));

        assertThat(refused()).contains("SocketTimeoutException");
    }

    @Test
    void answerThatComesByteAfterByteIsGivenUp() {
        issuer.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!issuer.isClosing()) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    issuer.hold(20);
                }
            } catch (IOException gone) {
                // As it should be.
            }
        });

        assertThat(refused()).contains("takes too long");
    }

    @Test
    void secretsAndPrivateKeysAreLeftAside() {
        String oct = "{\"kty\":\"oct\",\"kid\":\"mac\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(86) + "\"}";
        String rsa = jwk(TestKeys.verifying("rsa", JwsAlgorithm.RS256));
        String leaked = jwk(TestKeys.verifying("ec", JwsAlgorithm.ES384)).replace("{", "{\"d\":\"AQ\",");
        String disguised = rsa.replace("{", "{\"k\":\"AAAA\",").replace("\"rsa\"", "\"both\"");

        assertThat(afterAnswer(set(oct, rsa, leaked, disguised))).containsExactly("rsa RS256");
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        issuer.answers(200, set(oct, leaked));
        assertThat(((Keys.Unavailable) keys.refreshedKeys()).cause()).contains("2 secret or private");
    }

    @Test
    void brokenAndUnknownKeysDoNotTakeTheGoodOnesAway() {
        String good = jwk(TestKeys.verifying("rsa", JwsAlgorithm.RS256));
        byte[] weak = BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE).toByteArray();
        assertThat(afterAnswer(set(
                        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}",
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\""
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(weak) + "\"}",
                        "{\"kty\":\"RSA\",\"use\":\"enc\"}",
                        good.replace("\"kid\":\"rsa\"", "\"kid\":7"),
                        good.replace("\"kid\":\"rsa\"", "\"kid\":\"\""),
                        good.replace("\"RS256\"", "\"none\""),
                        good)))
                .containsExactly("rsa RS256");
    }

    @Test
    void keysOfOneNameAreLeftAsideAndTheOthersStay() {
        String one = jwk(TestKeys.verifying("a", JwsAlgorithm.ES256));
        String other = jwk(new VerificationKey(
                "a", JwsAlgorithm.ES256, KeyPairs.generate(JwsAlgorithm.ES256).getPublic()));
        String good = jwk(TestKeys.verifying("rsa", JwsAlgorithm.RS256));

        assertThat(afterAnswer(set(one, other, good))).containsExactly("rsa RS256");
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(afterAnswer(set(one, one))).containsExactly("a ES256");
    }

    @ParameterizedTest
    @CsvSource({"a,several keys have one kid: a", "a\\nb,several keys have one kid: (not to be printed)"})
    void logNamesTheKidThatSeveralKeysHave(String kid, String line) {
        String one = jwk(TestKeys.verifying("twice", JwsAlgorithm.ES256)).replace("twice", kid);
        String other = jwk(new VerificationKey(
                        "twice",
                        JwsAlgorithm.ES256,
                        KeyPairs.generate(JwsAlgorithm.ES256).getPublic()))
                .replace("twice", kid);
        String good = jwk(TestKeys.verifying("rsa", JwsAlgorithm.RS256));

        assertThat(loggedDuring(() -> afterAnswer(set(one, other, good))))
                .singleElement()
                .asString()
                .contains(line)
                .doesNotContain("\n");
    }

    private static List<String> loggedDuring(Runnable work) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(RefreshedKeys.class.getName());
        logger.addHandler(handler);
        logger.setLevel(Level.INFO);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
        return lines;
    }

    @Test
    void setWithoutAKeyThatStandsAloneIsRefused() {
        issuer.answers(
                200,
                set(
                        jwk(TestKeys.verifying("a", JwsAlgorithm.ES256)),
                        jwk(new VerificationKey(
                                "a",
                                JwsAlgorithm.ES256,
                                KeyPairs.generate(JwsAlgorithm.ES256).getPublic()))));

        assertThat(refused()).contains("2 with the kid of another");
    }

    @Test
    void anyNumberOfKeysMayHaveNoName() {
        String one = jwk(TestKeys.verifying(null, JwsAlgorithm.ES256));
        String other = jwk(new VerificationKey(
                null, JwsAlgorithm.ES256, KeyPairs.generate(JwsAlgorithm.ES256).getPublic()));

        assertThat(afterAnswer(set(one, other))).containsExactly("(no kid) ES256", "(no kid) ES256");
    }

    @Test
    void memberThatIsNullOrEmptyIsAsIfItWereNotThere() {
        String ec = jwk(TestKeys.verifying("ec", JwsAlgorithm.ES256));
        String rsa = jwk(TestKeys.verifying("rsa", JwsAlgorithm.RS256));

        assertThat(afterAnswer(set(
                        ec.replace("\"use\":\"sig\"", "\"use\":null,\"key_ops\":null,\"d\":null"),
                        rsa.replace("{", "{\"oth\":[],\"p\":null,\"k\":null,")
                                .replace("\"alg\":\"RS256\"", "\"alg\":null"))))
                .containsExactly("ec ES256", "rsa RS256");
    }

    @Test
    void otherPrimesArePrivate() {
        String rsa = jwk(TestKeys.verifying("rsa", JwsAlgorithm.RS256));
        issuer.answers(200, set(rsa.replace("{", "{\"oth\":[{\"r\":\"AQ\"}],")));

        assertThat(refused()).contains("1 secret or private");
    }
}
