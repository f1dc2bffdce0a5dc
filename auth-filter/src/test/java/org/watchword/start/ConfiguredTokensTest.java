package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.api.BearerToken;
import org.watchword.config.ConfigurationException;
import org.watchword.report.Entry;
import org.watchword.report.Report;
import org.watchword.servlet.TestRequest;
import org.watchword.servlet.TestSettings;
import org.watchword.servlet.TokenReader;
import org.watchword.token.ClaimPath;
import org.watchword.token.ClaimRules;

class ConfiguredTokensTest {

    private static ConfiguredTokens verifying(String... namesAndValues) {
        return of(false, namesAndValues);
    }

    private static ConfiguredTokens of(boolean issues, String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ConfiguredTokens(TestSettings.of(values), issues);
    }

    private static List<Entry.Unsafe> unsafe(ConfiguredTokens tokens) {
        Report report = new Report(Set.of());
        tokens.report(report);
        return report.snapshot().unsafe();
    }

    @Test
    void audienceIsCheckedByDefault() {
        assertThat(verifying().policy().audiences()).containsExactly("watchword");
        assertThat(unsafe(verifying())).isEmpty();
    }

    @Test
    void audienceThatIsSetToNothingIsNotCheckedAndTheReportSaysSo() {
        ConfiguredTokens tokens = verifying("watchword.token.audience", "");

        assertThat(tokens.policy().audiences()).isEmpty();
        assertThat(unsafe(tokens)).hasSize(1);
        assertThat(unsafe(tokens).get(0).what()).contains("watchword.token.audience is set to nothing");
    }

    @Test
    void audienceIsNotCheckedWhereOnlyNamesOfMicroProfileAreSetAndNoneOfAnAudience() {
        ConfiguredTokens tokens =
                verifying("mp.jwt.verify.issuer", "https://i.example", "mp.jwt.verify.publickey.location", "/key.pem");

        assertThat(tokens.policy().audiences()).isEmpty();
        assertThat(unsafe(tokens).get(0).what()).contains("MicroProfile JWT");
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.audiences,phones,phones",
        "watchword.token.audience,phones,phones",
        "watchword.token.issuer,https://i.example,watchword",
        "watchword.key.location,file:/key,watchword",
        "watchword.key.public,x,watchword",
        "watchword.key.secret,x,watchword"
    })
    void oneNameOfOursOrAnAudienceBesideThemKeepsTheCheck(String name, String value, String audience) {
        ConfiguredTokens tokens = verifying("mp.jwt.verify.issuer", "https://i.example", name, value);

        assertThat(tokens.policy().audiences()).containsExactly(audience);
        assertThat(unsafe(tokens)).isEmpty();
    }

    @Test
    void namesOfMicroProfileLoosenNothingWhereTokensAreIssued() {
        ConfiguredTokens tokens = of(
                true,
                "mp.jwt.verify.issuer",
                "https://i.example",
                "mp.jwt.token.header",
                "Cookie",
                "mp.jwt.verify.token.age",
                "1");

        assertThat(tokens.policy().audiences()).containsExactly("watchword");
        assertThat(tokens.policy().claims().maxAge()).isEmpty();
        assertThat(found(tokens, TestRequest.get("/").header("Authorization", "Bearer a.b.c")))
                .isEqualTo(token());
    }

    @Test
    void whereTokensAreIssuedAnEmptyAudienceStopsTheStart() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(true, "watchword.token.audience", ""))
                .withMessageContaining("watchword.token.audience")
                .withMessageContaining("take the setting away");
    }

    @Test
    void timesOfMicroProfileAreSeconds() {
        ConfiguredTokens tokens = verifying("mp.jwt.verify.token.age", "600", "mp.jwt.verify.clock.skew", "90");

        assertThat(tokens.policy().claims().maxAge()).contains(Duration.ofMinutes(10));
        assertThat(tokens.policy().skew()).isEqualTo(Duration.ofSeconds(90));
        assertThat(verifying("watchword.token.max-age", "PT1H")
                        .policy()
                        .claims()
                        .maxAge())
                .contains(Duration.ofHours(1));
    }

    @Test
    void headerAndCookieOfMicroProfileAreRead() {
        ConfiguredTokens named = verifying("mp.jwt.token.header", "Cookie", "mp.jwt.token.cookie", "jwt");
        ConfiguredTokens unnamed = verifying("mp.jwt.token.header", "Cookie");
        ConfiguredTokens inHeader = verifying("mp.jwt.token.header", "Authorization", "mp.jwt.token.cookie", "jwt");

        assertThat(found(named, TestRequest.get("/").cookie("jwt", "a.b.c"))).isEqualTo(token());
        assertThat(found(unnamed, TestRequest.get("/").cookie("Bearer", "a.b.c")))
                .isEqualTo(token());
        assertThat(found(inHeader, TestRequest.get("/").cookie("jwt", "a.b.c")))
                .isInstanceOf(TokenReader.Found.Nothing.class);
        assertThat(found(inHeader, TestRequest.get("/").header("Authorization", "Bearer a.b.c")))
                .isEqualTo(token());
    }

    @Test
    void withoutSettingsTheUsualClaimsAreRead() {
        assertThat(verifying().policy().claims()).isEqualTo(ClaimRules.usual());
    }

    @Test
    void claimsAreThoseOfTheSettings() {
        ConfiguredTokens tokens = verifying(
                "watchword.claims.subject", "oid,sub",
                "watchword.claims.permissions", "scp",
                "watchword.claims.words", "groups",
                "watchword.claims.name", "email, sub",
                "watchword.claims.roles", "realm_access/roles,groups",
                "watchword.claims.audience", "client_id",
                "watchword.claims.required", "token_use=access",
                "watchword.token.issued-at", "optional");

        assertThat(tokens.policy().claims().places().subject()).isEqualTo(ClaimPath.list("oid,sub"));
        assertThat(tokens.policy().claims().places().permissions()).isEqualTo(ClaimPath.list("scp"));
        assertThat(tokens.policy().claims().words()).containsExactly("groups");
        assertThat(tokens.policy().claims().places().name()).isEqualTo(ClaimPath.list("email,sub"));
        assertThat(tokens.policy().claims().places().roles()).hasSize(2);
        assertThat(tokens.policy().claims().places().audience()).hasToString("client_id");
        assertThat(tokens.policy().claims().required()).hasSize(1);
        assertThat(tokens.policy().claims().issuedAtNeeded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "watchword.claims.roles;a\"b",
                "watchword.claims.roles;\"a",
                "watchword.claims.required;token_use",
                "watchword.token.header;a b",
                "watchword.token.max-age;-1"
            })
    void settingThatCannotBeUsedStopsTheStart(String name, String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> verifying(name, value))
                .withMessageContaining(name);
    }

    private static TokenReader.Found found(ConfiguredTokens tokens, TestRequest request) {
        return tokens.reader().read(request.build());
    }

    private static TokenReader.Found token() {
        return new TokenReader.Found.Token(new BearerToken("a.b.c"));
    }
}
