package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.TestKeys;

/** Whatever comes, the answer is a result; and nothing but the genuine token is verified. */
class TokenVerifierPropertyTest {

    private static final List<JwsAlgorithm> KINDS = List.of(JwsAlgorithm.HS256, JwsAlgorithm.RS256, JwsAlgorithm.ES256);
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            TestTokens.policy(),
            KeyRingSource.of(KeyRing.verifying(
                    KINDS.stream().map(kind -> TestKeys.verifying("k1", kind)).toList())),
            Revocations.none(),
            TestTokens.at(TestTokens.NOW),
            16);
    private static final List<String> GENUINE = KINDS.stream()
            .map(kind -> new TokenSigner().sign(TestTokens.claims(), TestKeys.signing("k1", kind)))
            .toList();

    @Property
    void anyTextGivesARejection(@ForAll String text) {
        assertThat(VERIFIER.verify(new BearerToken(text))).isInstanceOf(Verification.Rejected.class);
    }

    @Property
    void anyThreePartsGiveARejection(@ForAll("parts") String header, @ForAll("parts") String payload) {
        assertThat(VERIFIER.verify(new BearerToken(header + "." + payload + ".AAAA")))
                .isInstanceOf(Verification.Rejected.class);
    }

    @Property
    void anyGenuinelySignedTextGivesAResult(@ForAll("json") String header, @ForAll("json") String payload) {
        assertThat(VERIFIER.verify(new BearerToken(TestTokens.signed(header, payload))))
                .isNotNull();
        assertThat(VERIFIER.verify(new BearerToken(TestTokens.signed(TestTokens.HEADER, payload))))
                .isNotNull();
    }

    @Property
    void tokenWithOneCharacterChangedIsNeverVerified(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @IntRange(max = 4000) int position,
            @ForAll("characters") char put) {
        String genuine = GENUINE.get(kind);
        int at = position % genuine.length();
        String changed = genuine.substring(0, at) + put + genuine.substring(at + 1);
        // Known before, so that the cache is part of what is tried.
        assertThat(VERIFIER.verify(new BearerToken(genuine))).isInstanceOf(Verification.Verified.class);
        if (!changed.equals(genuine)) {
            assertThat(VERIFIER.verify(new BearerToken(changed))).isInstanceOf(Verification.Rejected.class);
        }
    }

    @Property
    void tokenCutOrLengthenedIsNeverVerified(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @IntRange(max = 4000) int position,
            @ForAll("characters") char put) {
        String genuine = GENUINE.get(kind);
        int at = position % genuine.length();
        for (String changed : List.of(
                genuine.substring(0, at),
                genuine.substring(at + 1),
                genuine.substring(0, at) + genuine.substring(at + 1),
                genuine.substring(0, at) + put + genuine.substring(at))) {
            assertThat(VERIFIER.verify(new BearerToken(changed))).isInstanceOf(Verification.Rejected.class);
        }
    }

    @Property
    void partsOfDifferentTokensDoNotMakeOne(@ForAll @IntRange(max = 2) int a, @ForAll @IntRange(max = 2) int b) {
        String[] first = GENUINE.get(a).split("\\.", -1);
        String[] second = GENUINE.get(b).split("\\.", -1);
        if (a != b) {
            assertThat(VERIFIER.verify(new BearerToken(first[0] + "." + first[1] + "." + second[2])))
                    .isInstanceOf(Verification.Rejected.class);
            assertThat(VERIFIER.verify(new BearerToken(second[0] + "." + first[1] + "." + first[2])))
                    .isInstanceOf(Verification.Rejected.class);
        }
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.oneOf(
                Arbitraries.chars()
                        .range('A', 'Z')
                        .range('a', 'z')
                        .range('0', '9')
                        .with('-', '_', '.', '=', ' '),
                Arbitraries.chars().all());
    }

    @Provide
    Arbitrary<String> parts() {
        return json().map(TestTokens::base64Url);
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"alg\"",
                        "\"HS256\"",
                        "\"kid\"",
                        "\"k1\"",
                        "\"exp\"",
                        "1e400",
                        "-0",
                        "\"sub\"",
                        "null",
                        "true",
                        "1",
                        "0.5",
                        "\"\\ud800\"",
                        "\u0000",
                        "\\",
                        "\"",
                        " ",
                        "9999999999999999999999",
                        "\"groups\"",
                        "{\"alg\":\"HS256\",\"kid\":\"k1\"}",
                        "{\"exp\":",
                        "[[[[[[[[",
                        "\uFEFF")
                .list()
                .ofMaxSize(24)
                .map(pieces -> String.join("", pieces));
    }
}
