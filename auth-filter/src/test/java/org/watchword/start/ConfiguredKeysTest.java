package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.TestKeys;
import org.watchword.key.remote.TestIssuer;
import org.watchword.servlet.TestSettings;

class ConfiguredKeysTest {

    private static final String SECRET = "a secret of more than thirty-two bytes";

    private static Configuration configuration(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return TestSettings.of(values);
    }

    private static Optional<KeyRingSource> verifying(String... namesAndValues) {
        return ConfiguredKeys.verifying(
                configuration(namesAndValues), ConfiguredKeysTest.class.getClassLoader(), System::nanoTime);
    }

    private static void refused(String says, String... namesAndValues) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> verifying(namesAndValues))
                .withMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watchword.key.location", "mp.jwt.verify.publickey.location"})
    void urlIsFetchedWhenItIsNeededAndNotAtStart(String setting) {
        try (TestIssuer issuer = new TestIssuer()) {
            issuer.publishes(TestKeys.ring(JwsAlgorithm.ES256));

            KeyRingSource source = verifying(setting, issuer.url()).orElseThrow();
            assertThat(issuer.asked).isEmpty();

            assertThat(source.keys()).isInstanceOf(Keys.Available.class);
            assertThat(issuer.asked).hasSize(1);
        }
    }

    @Test
    void issuerThatIsDownDoesNotStopTheStart() {
        TestIssuer issuer = new TestIssuer();
        issuer.close();

        assertThat(verifying("watchword.key.location", issuer.url())).isPresent();
    }

    @Test
    void urlThatIsNotSafeOrDoesNotFitTheRestStopsTheStart() {
        String url = "https://login.example/jwks.json";
        refused("watchword.key.location: http://login.example/", "watchword.key.location", "http://login.example/");
        refused("HS256 takes a secret", "watchword.key.location", url, "watchword.key.algorithm", "HS256");
        refused("both set", "watchword.key.location", url, "watchword.key.secret", SECRET);
        refused(
                "watchword.key.max-staleness (PT1M) is less than watchword.key.refresh (PT2M)",
                "watchword.key.location",
                url,
                "watchword.key.refresh",
                "PT2M",
                "watchword.key.max-staleness",
                "PT1M");
    }

    @Test
    void whereTokensAreIssuedAUrlIsRefusedUnlessItIsMicroProfiles() {
        String url = "https://login.example/jwks.json";

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ConfiguredKeys.issuing(
                        configuration("watchword.key.location", url), ConfiguredKeysTest.class.getClassLoader()))
                .withMessageContaining("watchword.key.location: " + url + " has public keys only");
        assertThat(ConfiguredKeys.issuing(
                        configuration("mp.jwt.verify.publickey.location", url),
                        ConfiguredKeysTest.class.getClassLoader()))
                .isEmpty();
    }

    @Test
    void ownSecretComesBeforeTheKeyThatMicroProfileWasToldOf() {
        KeyRingSource source = verifying(
                        "watchword.key.secret", SECRET, "mp.jwt.verify.publickey.location", "/nowhere.pem")
                .orElseThrow();

        assertThat(source.keys())
                .isInstanceOfSatisfying(
                        Keys.Available.class,
                        keys -> assertThat(keys.ring().algorithms()).containsExactly(JwsAlgorithm.HS256));
    }

    @Test
    void withoutASettingThereIsNoSource() {
        assertThat(verifying()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watchword.key.public", "mp.jwt.verify.publickey"})
    void publicKeyItselfIsTakenInEveryForm(String setting) {
        java.security.PublicKey key = TestKeys.pair(JwsAlgorithm.ES256).getPublic();
        String body = java.util.Base64.getEncoder().encodeToString(key.getEncoded());
        String set = org.watchword.key.PublicJwkSet.of(
                jakarta.json.spi.JsonProvider.provider(), TestKeys.ring(JwsAlgorithm.ES256));
        String encoded = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(set.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String text : List.of(
                body,
                "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\\n" + body + "\\n-----END PUBLIC KEY-----",
                set,
                encoded)) {
            assertThat(verifying(setting, text).orElseThrow().keys())
                    .as(text)
                    .isInstanceOfSatisfying(
                            Keys.Available.class,
                            keys -> assertThat(keys.ring().algorithms()).containsExactly(JwsAlgorithm.ES256));
        }
    }

    @Test
    void publicKeyThatIsNoneOrPrivateStopsTheStart() {
        refused("watchword.key.public", "watchword.key.public", "not a key");
        refused(
                "has a private key or a secret in it",
                "watchword.key.public",
                "{\"kty\":\"oct\",\"k\":\"" + "A".repeat(86) + "\"}");
        refused("both set", "watchword.key.public", "x", "watchword.key.location", "file:/x");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ConfiguredKeys.issuing(
                        configuration("watchword.key.public", "x"), ConfiguredKeysTest.class.getClassLoader()))
                .withMessageContaining("login needs a private key");
    }

    @Test
    void plainHttpNeedsASettingOfItsOwn() {
        String url = "http://keycloak:8080/realms/phones/protocol/openid-connect/certs";
        refused("watchword.key.allow-http", "watchword.key.location", url);
        assertThat(verifying("watchword.key.location", url, "watchword.key.allow-http", "true"))
                .isPresent();
    }
}
