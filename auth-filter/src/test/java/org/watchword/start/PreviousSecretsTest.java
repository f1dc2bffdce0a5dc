package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.BearerToken;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.servlet.TestSettings;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

/** A secret is changed without a token that is refused. */
class PreviousSecretsTest {

    private static final String OLD = "a secret of more than thirty-two bytes";
    private static final String NEW = "another one of more than thirty-two bytes";
    private static final String COMMA = "base64:" + "QSwi".repeat(12);

    private static KeyRing ring(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        Configuration configuration = TestSettings.of(values);
        return ConfiguredKeys.issuing(configuration, PreviousSecretsTest.class.getClassLoader())
                .orElseThrow();
    }

    private static KeyRing ring(String secret, List<String> previous) {
        return ring("watchword.key.secret", secret, "watchword.key.secret.previous", String.join(" , ", previous));
    }

    private static boolean accepts(KeyRing verifier, KeyRing signer) {
        Instant now = Instant.now();
        String token = new TokenSigner()
                .sign(
                        new AccessTokenClaims(
                                "watchword",
                                Set.of("watchword"),
                                new AccessTokenClaims.Subject("ada", "ada", Set.of(), Set.of()),
                                "id",
                                null,
                                now,
                                now.plusSeconds(600),
                                Map.of()),
                        signer.signingKey().orElseThrow());
        return new TokenVerifier(
                                TokenPolicy.of("watchword", "watchword"),
                                KeyRingSource.of(verifier),
                                Revocations.none(),
                                Clock.systemUTC(),
                                0)
                        .verify(new BearerToken(token))
                instanceof Verification.Verified;
    }

    @Test
    void nodesTakeEachOthersTokensInEachStepOfAChange() {
        KeyRing before = ring("watchword.key.secret", OLD);
        KeyRing told = ring(OLD, List.of(NEW));
        KeyRing changed = ring(NEW, List.of(OLD));
        KeyRing after = ring("watchword.key.secret", NEW);

        assertThat(accepts(told, before)).isTrue();
        assertThat(accepts(before, told)).isTrue();
        assertThat(accepts(told, changed)).isTrue();
        assertThat(accepts(changed, told)).isTrue();
        assertThat(accepts(after, changed)).isTrue();
        assertThat(accepts(changed, after)).isTrue();
        assertThat(accepts(after, before)).isFalse();
    }

    @Test
    void sevenSecretsOfBeforeVerify() {
        List<String> previous = List.of(OLD, COMMA, OLD + 1, OLD + 2, OLD + 3, OLD + 4, OLD + 5);
        KeyRing all = ring(NEW, previous);

        assertThat(previous).allMatch(secret -> accepts(all, ring("watchword.key.secret", secret)));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ring(NEW, List.of(OLD, COMMA, OLD + 1, OLD + 2, OLD + 3, OLD + 4, OLD + 5, OLD + 6)))
                .withMessageContaining("watchword.key.secret.previous")
                .withMessageNotContaining(OLD);
    }

    @Test
    void secretThatHasACommaIsTakenAsItIs() {
        String text = OLD + ", with a comma";

        assertThat(accepts(ring("watchword.key.secret", text), ring("watchword.key.secret", text)))
                .isTrue();
        assertThat(accepts(ring("watchword.key.secret", text), ring("watchword.key.secret", OLD)))
                .isFalse();
    }

    @Test
    void previousSecretThatIsShortOrAloneStopsTheStartWithItsName() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ring(NEW, List.of("short-one")))
                .withMessageContaining("watchword.key.secret.previous: ")
                .withMessageNotContaining("short-one");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ring("watchword.key.secret.previous", OLD))
                .withMessageContaining("watchword.key.secret.previous is set without watchword.key.secret");
    }
}
