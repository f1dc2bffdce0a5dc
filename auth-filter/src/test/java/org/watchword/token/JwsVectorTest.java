package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyRings;

/** Project Wycheproof's JWS vectors and the examples of the RFCs; ORIGIN.md beside them tells where they come from. */
class JwsVectorTest {

    @Test
    void vectorsAreAllThere() {
        long ours = vectors("jws_wycheproof_flat.json", scope("java-jwt")).stream()
                .filter(vector -> !vector.getString("expected").equals("exclude"))
                .count();
        assertThat(ours).isEqualTo(320);
    }

    @TestFactory
    List<DynamicTest> wycheproofComesOutAsExpected() {
        return tests("jws_wycheproof_flat.json", scope("java-jwt"));
    }

    @TestFactory
    List<DynamicTest> keysForOtherUsesAreNotLoaded() {
        return tests("jws_wycheproof_flat.json", scope("jwk-loader"));
    }

    @TestFactory
    List<DynamicTest> unsupportedPssIsRefused() {
        return vectors("jws_wycheproof_flat.json", scope("PS-unsupported")).stream()
                .map(vector -> DynamicTest.dynamicTest(name(vector), () -> assertUnsupported(vector)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> examplesOfTheRfcsComeOutAsExpected() {
        Predicate<JsonObject> supported =
                vector -> JwsAlgorithm.named(vector.getString("alg")).isPresent()
                        || vector.getString("expected").equals("invalid");
        List<DynamicTest> tests = new ArrayList<>(tests("jws_rfc.json", supported));
        vectors("jws_rfc.json", supported.negate())
                .forEach(vector -> tests.add(DynamicTest.dynamicTest(name(vector), () -> assertUnsupported(vector))));
        return tests;
    }

    private static List<DynamicTest> tests(String file, Predicate<JsonObject> wanted) {
        return vectors(file, wanted).stream()
                .filter(vector -> !vector.getString("expected").equals("exclude"))
                .map(vector -> DynamicTest.dynamicTest(name(vector), () -> assertAsExpected(vector)))
                .toList();
    }

    private static void assertAsExpected(JsonObject vector) {
        String jws = vector.getString("jws");
        Optional<KeyRing> ring = ring(vector.getJsonObject("jwk"));
        boolean valid = vector.getString("expected").equals("valid");
        assertThat(ring.isPresent() && signatureIsRight(ring.get(), jws))
                .as(vector.getString("note"))
                .isEqualTo(valid);

        // The payloads are not claims: the whole verifier refuses all of them, the right ones only after the signature.
        Verification answer = verify(ring.orElse(TestKeys.ring(JwsAlgorithm.HS256)), jws);
        assertThat(answer).isInstanceOf(Verification.Rejected.class);
        if (valid && CompactForm.of(jws).isPresent()) {
            assertThat(answer)
                    .isIn(
                            TestTokens.rejected(RejectionReason.MALFORMED),
                            TestTokens.rejected(RejectionReason.CLAIM_MISSING));
        }
    }

    /**
     * A key for PSS or EdDSA is not loaded; one that does not say what it is for is loaded for RS256, and that is no
     * way in.
     */
    private static void assertUnsupported(JsonObject vector) {
        JsonObject jwk = vector.getJsonObject("jwk");
        Optional<KeyRing> ring = ring(jwk);
        assertThat(ring.isPresent()).isEqualTo(jwk.getString("kty").equals("RSA") && !jwk.containsKey("alg"));
        assertThat(verify(ring.orElse(TestKeys.ring(JwsAlgorithm.RS256)), vector.getString("jws")))
                .isInstanceOf(Verification.Rejected.class);
    }

    private static Verification verify(KeyRing ring, String jws) {
        return new TokenVerifier(
                        TestTokens.policy().trustingAnyIssuer().ignoringAudience(),
                        KeyRingSource.of(ring),
                        Revocations.none(),
                        TestTokens.at(TestTokens.NOW),
                        16)
                .verify(new BearerToken(jws));
    }

    /**
     * The stages up to the signature. An empty payload is a right JWS, but never a token: it is put in behind the form.
     */
    private static boolean signatureIsRight(KeyRing ring, String jws) {
        String[] parts = jws.split("\\.", -1);
        boolean emptyPayload = parts.length == 3 && parts[1].isEmpty();
        Optional<CompactForm> form = emptyPayload
                ? CompactForm.of(parts[0] + ".AA." + parts[2])
                        .map(read -> new CompactForm(jws, read.firstDot(), read.firstDot() + 1))
                : CompactForm.of(jws);
        return form.isPresent()
                && new HeaderReader(TestTokens.policy().algorithms(), "watchword.token.algorithms")
                        .read(form.get())
                        .fold(
                                header -> {
                                    List<VerificationKey> keys = ring.candidates(header.kid(), header.algorithm());
                                    return keys.stream()
                                            .anyMatch(key -> new SignatureCheck().genuine(form.get(), key, ring));
                                },
                                reason -> false);
    }

    private static Optional<KeyRing> ring(JsonObject jwk) {
        try {
            return Optional.of(KeyRings.fromLocation(
                    "env:KEY",
                    Optional.empty(),
                    JwsVectorTest.class.getClassLoader(),
                    TestKeys.environment(jwk.toString())));
        } catch (KeyException e) {
            assertTrue(e.getMessage().contains("no usable key"), e.getMessage());
            return Optional.empty();
        }
    }

    private static Predicate<JsonObject> scope(String scope) {
        return vector -> vector.getString("scope").equals(scope);
    }

    private static String name(JsonObject vector) {
        return vector.getString("id") + " "
                + (vector.get("comment") instanceof JsonString text ? text.getString() : "");
    }

    private static List<JsonObject> vectors(String file, Predicate<JsonObject> wanted) {
        try (InputStream in = JwsVectorTest.class.getResourceAsStream("/vectors/" + file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readArray().stream()
                    .map(JsonValue::asJsonObject)
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
