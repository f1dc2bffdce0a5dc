package org.watchword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.key.JwsAlgorithm;

class ConfigurationTest {

    @Test
    void withoutAnySettingEveryDefaultIsUsable() {
        Configuration configuration = Configuration.read(List.of());

        assertThat(configuration.get(Settings.TOKEN_TTL)).isEqualTo(Duration.ofMinutes(15));
        assertThat(configuration.get(Settings.TOKEN_SKEW)).isEqualTo(Duration.ofSeconds(60));
        assertThat(configuration.get(Settings.TOKEN_ALGORITHMS)).containsExactlyInAnyOrder(JwsAlgorithm.values());
        assertThat(configuration.get(Settings.KEY_SECRET)).isEmpty();
        assertThat(configuration.get(Settings.BOOTSTRAP_PASSWORD)).isEmpty();
        assertThat(configuration.origin(Settings.TOKEN_TTL)).isEqualTo("default");
    }

    @Test
    void theHighestSourceWins() {
        Configuration configuration = Configuration.read(List.of(
                source("high", Map.of("watchword.token.ttl", "PT1M")),
                source("low", Map.of("watchword.token.ttl", "PT2M", "watchword.token.issuer", "me"))));

        assertThat(configuration.get(Settings.TOKEN_TTL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.origin(Settings.TOKEN_TTL)).isEqualTo("high");
        assertThat(configuration.get(Settings.TOKEN_ISSUER)).isEqualTo("me");
    }

    @Test
    void theSettingsOwnNameComesBeforeItsSynonymInWhicheverPlace() {
        Configuration configuration = Configuration.read(List.of(
                source("high", Map.of("mp.jwt.verify.issuer", "synonym")),
                source("low", Map.of("watchword.token.issuer", "own"))));

        assertThat(configuration.get(Settings.TOKEN_ISSUER)).isEqualTo("own");
        assertThat(configuration.isSynonym(Settings.TOKEN_ISSUER)).isFalse();
    }

    @Test
    void aSynonymIsHonouredAndKnownAsOne() {
        Configuration configuration =
                Configuration.read(List.of(source("mp", Map.of("mp.jwt.verify.issuer", "https://issuer"))));

        assertThat(configuration.get(Settings.TOKEN_ISSUER)).isEqualTo("https://issuer");
        assertThat(configuration.isSynonym(Settings.TOKEN_ISSUER)).isTrue();
    }

    @Test
    void aSynonymThatWasWrittenForSomebodyElseDoesNotStopTheStart() {
        Configuration configuration =
                Configuration.read(List.of(source("mp", Map.of("mp.jwt.verify.publickey.algorithm", "RSA-OAEP-256"))));

        assertThat(configuration.get(Settings.KEY_ALGORITHM)).isEmpty();
        assertThat(configuration.origin(Settings.KEY_ALGORITHM)).isEqualTo("default");
    }

    @Test
    void oneMessageNamesEverySettingThatCannotBeUsedAndWhatWouldBeRight() {
        assertThatThrownBy(() -> Configuration.read(List.of(source(
                        "file", Map.of("watchword.token.ttl", "15 minutes", "watchword.token.cache-size", "-1")))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.ttl (from file): '15 minutes' cannot be used; write an ISO-8601")
                .hasMessageContaining("PT15M")
                .hasMessageContaining("watchword.token.cache-size")
                .hasMessageContaining("a whole number from 0 to 1000000");
    }

    @Test
    void aSecretIsNeverInAMessageNorPrinted() {
        Setting<?> secret = Settings.KEY_SECRET;
        assertThat(secret.secret()).isTrue();
        Configuration configuration =
                Configuration.read(List.of(source("file", Map.of("watchword.key.secret", "top-secret-value"))));

        assertThat(configuration.toString()).doesNotContain("top-secret-value");
    }

    @Test
    void valueThatLostCharactersStopsTheStartAndIsNotRepeated() {
        // As Java 17 and 25 read "zw\u00f6lf" in the locale C.
        assertThatThrownBy(() -> Configuration.read(List.of(SettingSources.environment(Map.of(
                        "WATCHWORD_BOOTSTRAP_PASSWORD", "zw\uFFFD\uFFFDlf", "WATCHWORD_TOKEN_ISSUER", "\uFFFD")))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.bootstrap.password (from environment)")
                .hasMessageContaining("watchword.token.issuer (from environment)")
                .hasMessageContaining("LC_ALL=C.UTF-8")
                .hasMessageNotContaining("zw");
    }

    @Test
    void algorithmNamesAreTakenExactly() {
        assertThatThrownBy(() ->
                        Configuration.read(List.of(source("file", Map.of("watchword.token.algorithms", "rs256")))))
                .hasMessageContaining("watchword.token.algorithms");
        assertThatThrownBy(
                        () -> Configuration.read(List.of(source("file", Map.of("watchword.token.algorithms", "none")))))
                .hasMessageContaining("watchword.token.algorithms");
    }

    @Test
    void theEnvironmentHasTheNameInCapitals() {
        SettingSource environment = SettingSources.environment(Map.of("WATCHWORD_SESSION_IDLE_TIMEOUT", "P1D"));

        assertThat(Configuration.read(List.of(environment)).get(Settings.SESSION_IDLE_TIMEOUT))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void noTwoSettingsShareANameOrAnEnvironmentName() {
        assertThat(Settings.all().stream().map(Setting::name)).doesNotHaveDuplicates();
        assertThat(Settings.all().stream().map(Setting::environmentName)).doesNotHaveDuplicates();
    }

    @Test
    void everyConstantIsInTheList() throws IllegalAccessException {
        for (var field : Settings.class.getFields()) {
            assertThat(Settings.all()).as(field.getName()).contains((Setting<?>) field.get(null));
        }
    }

    static SettingSource source(String name, Map<String, String> values) {
        return new SettingSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String value(Setting<?> setting, String asked) {
                return values.get(asked);
            }
        };
    }
}
