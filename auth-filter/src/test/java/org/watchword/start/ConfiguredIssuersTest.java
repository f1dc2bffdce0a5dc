package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.UnknownName;
import org.watchword.key.JwsAlgorithm;
import org.watchword.report.Entry;
import org.watchword.report.Report;
import org.watchword.report.Snapshot;
import org.watchword.report.Topic;
import org.watchword.servlet.TestSettings;
import org.watchword.token.ClaimPath;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TrustedIssuer;

class ConfiguredIssuersTest {

    private static final String ISS = "https://corp.example/";
    private static final String KEY = "watchword.issuers.corp.key.location";

    private static ConfiguredIssuers of(String... namesAndValues) {
        Map<String, String> values = new HashMap<>(Map.of(
                "watchword.issuers",
                "corp",
                "watchword.issuers.corp.issuer",
                ISS,
                "watchword.issuers.corp.audience",
                "phones",
                KEY,
                "https://corp.example/keys"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        values.values().removeIf("-"::equals);
        Configuration configuration = TestSettings.of(values);
        return ConfiguredIssuers.of(
                configuration,
                new ConfiguredTokens(configuration, false).policy(),
                ConfiguredIssuersTest.class.getClassLoader(),
                System::nanoTime);
    }

    private static void refused(String says, String... namesAndValues) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(namesAndValues))
                .withMessageContaining(says);
    }

    private static Snapshot report(ConfiguredIssuers issuers) {
        Report report = new Report(Set.of());
        issuers.report(report);
        return report.snapshot();
    }

    @Test
    void withoutTheListThereIsNoFurtherIssuer() {
        assertThat(of("watchword.issuers", "-").trusted()).isEmpty();
    }

    @Test
    void everySettingOfAnIssuerCounts() {
        TrustedIssuer corp = of(
                        "watchword.issuers.corp.audience", "phones,desk",
                        "watchword.issuers.corp.algorithms", "ES256",
                        "watchword.issuers.corp.issued-at", "optional",
                        "watchword.issuers.corp.skew", "PT5S",
                        "watchword.issuers.corp.max-age", "PT1H",
                        "watchword.issuers.corp.claims.subject", "oid",
                        "watchword.issuers.corp.claims.name", "email",
                        "watchword.issuers.corp.claims.roles",
                                "https://corp.example/roles,resource_access/\"urn:app:1.0\"/roles",
                        "watchword.issuers.corp.claims.permissions", "scp",
                        "watchword.issuers.corp.claims.words", "entitlements",
                        "watchword.issuers.corp.claims.audience", "client_id",
                        "watchword.issuers.corp.claims.required", "typ=Bearer",
                        "watchword.issuers.corp.roles.map", "\"Phones, all\"=admin|user,Desk=user",
                        "watchword.issuers.corp.roles.unmapped", "drop")
                .trusted()
                .get(0);

        TokenPolicy policy = corp.policy();
        assertThat(corp.name()).isEqualTo("corp");
        assertThat(policy.issuers()).containsExactly(ISS);
        assertThat(policy.audiences()).containsExactlyInAnyOrder("phones", "desk");
        assertThat(policy.algorithms()).containsExactly(JwsAlgorithm.ES256);
        assertThat(policy.skew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.claims().maxAge()).contains(Duration.ofHours(1));
        assertThat(policy.claims().issuedAtNeeded()).isFalse();
        assertThat(policy.claims().places().subject()).isEqualTo(ClaimPath.list("oid"));
        assertThat(policy.claims().places().name()).isEqualTo(ClaimPath.list("email"));
        assertThat(policy.claims().places().roles()).hasSize(2);
        assertThat(policy.claims().places().permissions()).isEqualTo(ClaimPath.list("scp"));
        assertThat(policy.claims().places().audience()).hasToString("client_id");
        assertThat(policy.claims().words()).containsExactly("entitlements");
        assertThat(policy.claims().required()).hasSize(1);
        assertThat(policy.claims().roleMap().names())
                .containsOnly(Map.entry("Phones, all", Set.of("admin", "user")), Map.entry("Desk", Set.of("user")));
        assertThat(policy.claims().roleMap().dropsUnmapped()).isTrue();
    }

    @Test
    void writtenSettingComesBeforeThatOfThePreset() {
        TokenPolicy policy = of(
                        "watchword.issuers.corp.preset", "keycloak",
                        "watchword.issuers.corp.claims.required", "",
                        "watchword.issuers.corp.algorithms", "ES256")
                .trusted()
                .get(0)
                .policy();

        assertThat(policy.claims().places().roles()).isEqualTo(ClaimPath.list("realm_access/roles"));
        assertThat(policy.claims().required()).isEmpty();
        assertThat(policy.algorithms()).containsExactly(JwsAlgorithm.ES256);
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak,https://login.example/realms/shop",
        "auth0,https://shop.eu.auth0.com/",
        "entra,https://login.microsoftonline.com/9188040d/v2.0",
        "cognito,https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
        "okta,https://shop.okta.com/oauth2/default"
    })
    void presetKnowsWhereTheKeysAre(String preset, String issuer) {
        assertThat(of(KEY, "-", "watchword.issuers.corp.preset", preset, "watchword.issuers.corp.issuer", issuer)
                        .trusted())
                .hasSize(1);
    }

    @Test
    void keysOfAPresetAreAtTheProvidersUrl() {
        assertThat(IssuerPreset.KEYCLOAK.keysOf("https://login.example/realms/shop"))
                .contains("https://login.example/realms/shop/protocol/openid-connect/certs");
        assertThat(IssuerPreset.AUTH0.keysOf("https://shop.eu.auth0.com/"))
                .contains("https://shop.eu.auth0.com/.well-known/jwks.json");
        assertThat(IssuerPreset.ENTRA.keysOf("https://login.microsoftonline.com/9188040d/v2.0"))
                .contains("https://login.microsoftonline.com/9188040d/discovery/v2.0/keys");
        assertThat(IssuerPreset.OKTA.keysOf("https://shop.okta.com/oauth2/default"))
                .contains("https://shop.okta.com/oauth2/default/v1/keys");
    }

    @Test
    void issuerWithoutIssAudienceOrKeyStopsTheStart() {
        refused("watchword.issuers.corp.issuer is not set", "watchword.issuers.corp.issuer", "-");
        refused("watchword.issuers.corp.audience is not set", "watchword.issuers.corp.audience", "-");
        refused("set watchword.issuers.corp.key.location", KEY, "-");
        refused(
                "set watchword.issuers.corp.key.location",
                KEY,
                "-",
                "watchword.issuers.corp.preset",
                "entra",
                "watchword.issuers.corp.issuer",
                "https://sts.windows.net/9188040d/");
    }

    @Test
    void secretOfTheMainIssuerIsNotThatOfAnother() {
        refused(
                "the issuer corp has no key",
                KEY,
                "-",
                "watchword.key.secret",
                "a secret of more than thirty-two bytes");
    }

    @Test
    void twoKeysOfOneIssuerStopTheStart() {
        refused(
                "watchword.issuers.corp.key.secret and watchword.issuers.corp.key.location are both set",
                "watchword.issuers.corp.key.secret",
                "a secret of more than thirty-two bytes");
    }

    @Test
    void twoIssuersWithOneIssStopTheStart() {
        refused(
                "watchword.issuers.corp.issuer and watchword.token.issuer are both " + ISS,
                "watchword.token.issuer",
                ISS);
        refused(
                "watchword.issuers.partner.issuer and watchword.issuers.corp.issuer are both",
                "watchword.issuers",
                "corp,partner",
                "watchword.issuers.partner.issuer",
                ISS,
                "watchword.issuers.partner.audience",
                "phones",
                "watchword.issuers.partner.key.location",
                "https://corp.example/keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/{tenantid}/v2.0",
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0"
            })
    void issuersOfManyTenantsStopTheStart(String issuer) {
        refused(
                "write that of one tenant",
                "watchword.issuers.corp.preset",
                "entra",
                "watchword.issuers.corp.issuer",
                issuer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "watchword.issuers;Corp",
                "watchword.issuers;my-corp",
                "watchword.issuers;a.b",
                "watchword.issuers.corp.preset;google",
                "watchword.issuers.corp.algorithms;none",
                "watchword.issuers.corp.skew;PT1H",
                "watchword.issuers.corp.issued-at;never",
                "watchword.issuers.corp.roles.map;Admins",
                "watchword.issuers.corp.roles.map;Admins=",
                "watchword.issuers.corp.roles.map;=admin",
                "watchword.issuers.corp.roles.map;a=b=c",
                "watchword.issuers.corp.roles.unmapped;forget",
                "watchword.issuers.corp.key.location;http://keys.example/jwks"
            })
    void settingThatCannotBeUsedStopsTheStart(String name, String value) {
        refused(name, name, value);
    }

    @Test
    void reportNamesTheIssuersAndWhatIsUnsafe() {
        Snapshot usual = report(of());
        Snapshot loose = report(of(
                "watchword.issuers.corp.audience",
                "",
                "watchword.issuers.corp.key.allow-http",
                "true",
                "watchword.issuers.corp.skew",
                "PT10M",
                KEY,
                "http://keys.example/jwks"));

        assertThat(usual.texts(Topic.NOTE))
                .containsExactly("tokens of the issuer corp are accepted: iss " + ISS + ", for phones");
        assertThat(usual.unsafe()).isEmpty();
        assertThat(loose.unsafe())
                .extracting(Entry.Unsafe::name)
                .containsExactly("audience-not-checked.corp", "http-keys.corp", "watchword.issuers.corp.skew");
    }

    @Test
    void nameThatBelongsToNoIssuerStopsTheStartAndAnyOtherIsLeftToTheReport() {
        UnknownName other = new UnknownName("watchword.kye.secret", "environment", Optional.empty());
        UnknownName ofPartner = new UnknownName(
                "watchword.issuers.partner.skew",
                "system property",
                Optional.empty(),
                Optional.of("add partner to watchword.issuers"));

        ConfiguredIssuers.demandKnown(List.of(other));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ConfiguredIssuers.demandKnown(List.of(other, ofPartner)))
                .withMessageContaining("watchword.issuers.partner.skew (from system property)")
                .withMessageContaining("add partner to watchword.issuers");
    }

    @Test
    void readinessNeedsTheKeysOfTheMainIssuerWhereTokensAreIssuedAndOfAnyElsewhere() {
        ConfiguredIssuers issuers = of();

        assertThat(issuers.sources(() -> null, true)).hasSize(1);
        assertThat(issuers.sources(() -> null, false)).hasSize(2);
        assertThat(List.copyOf(issuers.trusted())).hasSize(1);
    }
}
