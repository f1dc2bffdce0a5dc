package org.watchword.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;

class PublicJwkSetTest {

    private static List<JsonObject> keys(KeyRing ring) {
        try (JsonReader reader = Json.createReader(new StringReader(PublicJwkSet.of(JsonProvider.provider(), ring)))) {
            return new ArrayList<>(reader.readObject().getJsonArray("keys").getValuesAs(JsonObject.class));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS.*|ES.*"},
            mode = EnumSource.Mode.MATCH_ANY)
    void whatIsPublishedIsReadBackAsTheSameKeyThatOnlyVerifies(JwsAlgorithm algorithm) {
        KeyRing ring = TestKeys.ring(algorithm);

        KeyRing read = new RemoteJwkSet("test", Optional.empty())
                .read(PublicJwkSet.of(JsonProvider.provider(), ring))
                .ring();

        assertThat(read.verificationKeys()).isEqualTo(ring.verificationKeys());
        assertThat(read.signingKey()).isEmpty();
    }

    @Test
    void keysHaveTheirPublicMembersAndNoOthers() {
        List<JsonObject> keys = keys(KeyRing.signing(
                List.of(TestKeys.verifying("r", JwsAlgorithm.RS256), TestKeys.verifying("e", JwsAlgorithm.ES256)),
                TestKeys.signing("e", JwsAlgorithm.ES256)));

        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).keySet()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e");
        assertThat(keys.get(1).keySet()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "crv", "x", "y");
        assertThat(keys.get(0).getString("kid")).isEqualTo("r");
        assertThat(keys.get(0).getString("e")).isEqualTo("AQAB");
        assertThat(keys.get(1).getString("alg")).isEqualTo("ES256");
        assertThat(keys).allSatisfy(key -> assertThat(key.getString("use")).isEqualTo("sig"));
    }

    @Test
    void secretsStayAtHome() {
        assertThat(keys(TestKeys.ring(JwsAlgorithm.HS256))).isEmpty();
        assertThat(keys(KeyRing.signing(
                        List.of(
                                TestKeys.verifying("mac", JwsAlgorithm.HS512),
                                TestKeys.verifying("e", JwsAlgorithm.ES384)),
                        TestKeys.signing("mac", JwsAlgorithm.HS512))))
                .singleElement()
                .satisfies(key -> assertThat(key.getString("kid")).isEqualTo("e"));
    }

    @Test
    void keyWithoutNameIsPublishedWithoutName() {
        assertThat(keys(KeyRing.verifying(List.of(TestKeys.verifying(null, JwsAlgorithm.RS256)))))
                .singleElement()
                .satisfies(key -> assertThat(key.keySet()).doesNotContain("kid"));
    }

    @Test
    void coordinateKeepsItsLeadingZeros() {
        ECPublicKey key;
        do {
            key = (ECPublicKey) KeyPairs.generate(JwsAlgorithm.ES256).getPublic();
        } while (key.getW().getAffineX().compareTo(BigInteger.ONE.shiftLeft(248)) >= 0);

        assertThat(keys(KeyRing.verifying(List.of(new VerificationKey("k", JwsAlgorithm.ES256, key)))))
                .singleElement()
                .satisfies(jwk -> assertThat(jwk.getString("x")).hasSize(43).startsWith("A"));
    }
}
