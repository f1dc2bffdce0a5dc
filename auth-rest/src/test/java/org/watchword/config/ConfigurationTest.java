package org.watchword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.account.AccountSettings;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeySettings;
import org.watchword.session.SessionSettings;
import org.watchword.session.TestConfigurations;
import org.watchword.token.TokenSettings;

class ConfigurationTest {

    @Test
    void withoutAnySettingEveryDefaultIsUsable() {
        Configuration configuration = Configuration.read(TestConfigurations.ALL, List.of());

        assertThat(configuration.get(TokenSettings.TOKEN_TTL)).isEqualTo(Duration.ofMinutes(15));
        assertThat(configuration.get(TokenSettings.TOKEN_SKEW)).isEqualTo(Duration.ofSeconds(60));
        assertThat(configuration.get(TokenSettings.TOKEN_ALGORITHMS)).containsExactlyInAnyOrder(JwsAlgorithm.values());
        assertThat(configuration.get(KeySettings.KEY_SECRET)).isEmpty();
        assertThat(configuration.get(AccountSettings.BOOTSTRAP_PASSWORD)).isEmpty();
        assertThat(configuration.origin(TokenSettings.TOKEN_TTL)).isEqualTo("default");
    }

    @Test
    void theHighestSourceWins() {
        Configuration configuration = Configuration.read(
                TestConfigurations.ALL,
                List.of(
                        source("high", Map.of("watchword.token.ttl", "PT1M")),
                        source("low", Map.of("watchword.token.ttl", "PT2M", "watchword.token.issuer", "me"))));

        assertThat(configuration.get(TokenSettings.TOKEN_TTL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.origin(TokenSettings.TOKEN_TTL)).isEqualTo("high");
        assertThat(configuration.get(TokenSettings.TOKEN_ISSUER)).isEqualTo("me");
    }

    @Test
    void theSettingsOwnNameComesBeforeItsSynonymInWhicheverPlace() {
        Configuration configuration = Configuration.read(
                TestConfigurations.ALL,
                List.of(
                        source("high", Map.of("mp.jwt.verify.issuer", "synonym")),
                        source("low", Map.of("watchword.token.issuer", "own"))));

        assertThat(configuration.get(TokenSettings.TOKEN_ISSUER)).isEqualTo("own");
        assertThat(configuration.isSynonym(TokenSettings.TOKEN_ISSUER)).isFalse();
    }

    @Test
    void aSynonymIsHonouredAndKnownAsOne() {
        Configuration configuration = Configuration.read(
                TestConfigurations.ALL, List.of(source("mp", Map.of("mp.jwt.verify.issuer", "https://issuer"))));

        assertThat(configuration.get(TokenSettings.TOKEN_ISSUER)).isEqualTo("https://issuer");
        assertThat(configuration.isSynonym(TokenSettings.TOKEN_ISSUER)).isTrue();
    }

    @Test
    void aSynonymThatWasWrittenForSomebodyElseDoesNotStopTheStart() {
        Configuration configuration = Configuration.read(
                TestConfigurations.ALL,
                List.of(source("mp", Map.of("mp.jwt.verify.publickey.algorithm", "RSA-OAEP-256"))));

        assertThat(configuration.get(KeySettings.KEY_ALGORITHM)).isEmpty();
        assertThat(configuration.origin(KeySettings.KEY_ALGORITHM)).isEqualTo("default");
    }

    @Test
    void oneMessageNamesEverySettingThatCannotBeUsedAndWhatWouldBeRight() {
        assertThatThrownBy(() -> Configuration.read(
                        TestConfigurations.ALL,
                        List.of(source(
                                "file",
                                Map.of("watchword.token.ttl", "15 minutes", "watchword.token.cache-size", "-1")))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.ttl (from file): '15 minutes' cannot be used; write an ISO-8601")
                .hasMessageContaining("PT15M")
                .hasMessageContaining("watchword.token.cache-size")
                .hasMessageContaining("a whole number from 0 to 1000000");
    }

    @Test
    void aSecretIsNeverInAMessageNorPrinted() {
        Setting<?> secret = KeySettings.KEY_SECRET;
        assertThat(secret.secret()).isTrue();
        Configuration configuration = Configuration.read(
                TestConfigurations.ALL, List.of(source("file", Map.of("watchword.key.secret", "top-secret-value"))));

        assertThat(configuration.toString()).doesNotContain("top-secret-value");
    }

    @Test
    void valueThatLostCharactersStopsTheStartAndIsNotRepeated() {
        // As Java 17 and 25 read "zw\u00f6lf" in the locale C.
        assertThatThrownBy(() -> Configuration.read(
                        TestConfigurations.ALL,
                        List.of(SettingSources.environment(Map.of(
                                "WATCHWORD_BOOTSTRAP_PASSWORD",
                                "zw\uFFFD\uFFFDlf",
                                "WATCHWORD_TOKEN_ISSUER",
                                "\uFFFD")))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.bootstrap.password (from environment)")
                .hasMessageContaining("watchword.token.issuer (from environment)")
                .hasMessageContaining("LC_ALL=C.UTF-8")
                .hasMessageNotContaining("zw");
    }

    @Test
    void algorithmNamesAreTakenExactly() {
        assertThatThrownBy(() -> Configuration.read(
                        TestConfigurations.ALL, List.of(source("file", Map.of("watchword.token.algorithms", "rs256")))))
                .hasMessageContaining("watchword.token.algorithms");
        assertThatThrownBy(() -> Configuration.read(
                        TestConfigurations.ALL, List.of(source("file", Map.of("watchword.token.algorithms", "none")))))
                .hasMessageContaining("watchword.token.algorithms");
    }

    @Test
    void theEnvironmentHasTheNameInCapitals() {
        SettingSource environment = SettingSources.environment(Map.of("WATCHWORD_SESSION_IDLE_TIMEOUT", "P1D"));

        assertThat(Configuration.read(TestConfigurations.ALL, List.of(environment))
                        .get(SessionSettings.SESSION_IDLE_TIMEOUT))
                .isEqualTo(Duration.ofDays(1));
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
