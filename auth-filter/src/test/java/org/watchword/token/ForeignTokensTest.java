package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.token.TestTokens.NOW;
import static org.watchword.token.TestTokens.payload;
import static org.watchword.token.TestTokens.rejected;
import static org.watchword.token.TestTokens.withPayload;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.TestKeys;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;

/** Tokens as other issuers write them. */
class ForeignTokensTest {

    private final Logger logger = Logger.getLogger(TokenLog.NAME);
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.FINE);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void oneTextIsOneRole() {
        assertThat(verified(payload("groups", "\"user\"")).roles()).containsExactly("user");
        assertThat(verified(payload("groups", "\"user admin\"")).roles()).containsExactly("user admin");
        assertThat(verified(payload("groups", "\"\"")).roles()).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void oneTextIsWordsWhereTheSettingSaysSo() {
        Settings words = new Settings().words("scope", "scp", "groups");
        assertThat(words.verified(payload("groups", "\"user  admin\"")).roles())
                .containsExactlyInAnyOrder("user", "admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "scp"})
    void scopesAreWordsOrAList(String claim) {
        Settings scopes = new Settings().permissions(claim);
        assertThat(scopes.verified(payload(claim, "\"read write\"")).permissions())
                .containsExactlyInAnyOrder("read", "write");
        assertThat(scopes.verified(payload(claim, "[\"read\",\"write all\"]")).permissions())
                .containsExactlyInAnyOrder("read", "write all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{\"a\":true}", "[7]", "[\"a\",null]", "[[\"a\"]]", "true"})
    void rolesOfAnotherShapeGrantNothingAndAreLogged(String json) {
        VerifiedToken token = verified(payload("groups", json));
        assertThat(token.roles()).isEmpty();
        assertThat(token.name()).isEqualTo("alice");
        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).contains("no roles at groups", "expected a text or an array of texts");
    }

    @Test
    void permissionsOfAnotherShapeDoNotRefuseTheToken() {
        VerifiedToken token = verified(payload("permissions", "{\"read\":true}"));
        assertThat(token.permissions()).isEmpty();
        assertThat(token.roles()).containsExactly("user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sid|true", "scope|{}", "email|7", "roles|7", "family_name|[]", "auth_time|\"x\""})
    void claimThatNobodyAskedForMayBeAnything(String claim, String json) {
        assertThat(verified(payload(claim, json)).name()).isEqualTo("alice");
    }

    @Test
    void rolesOfSeveralPlacesCountTogether() {
        Settings both = new Settings().roles("realm_access/roles, resource_access/phones/roles");
        assertThat(both.verified(payload(
                                "realm_access",
                                "{\"roles\":[\"a\"]}",
                                "resource_access",
                                "{\"phones\":{\"roles\":[\"b\"]}}"))
                        .roles())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(both.verified(payload("realm_access", "{\"roles\":[\"a\"]}")).roles())
                .containsExactly("a");
        assertThat(logged).isEmpty();
    }

    @Test
    void nameWithASlashStandsInQuotes() {
        assertThat(new Settings()
                        .roles("resource_access/\"https://app.example\"/roles")
                        .verified(payload("resource_access", "{\"https://app.example\":{\"roles\":[\"r\"]}}"))
                        .roles())
                .containsExactly("r");
        assertThat(new Settings()
                        .roles("\"a,b\",\"say \"\"hi\"\"\"")
                        .verified(payload("a,b", "[\"r\"]", "say \\\"hi\\\"", "[\"s\"]"))
                        .roles())
                .containsExactlyInAnyOrder("r", "s");
        for (String wrong : List.of("", " , ", "\"a", "a\"b\"", "\"a\"//b", "\"\"")) {
            assertThatThrownBy(() -> ClaimPath.list(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void pathThatLeadsNowhereIsLogged() {
        assertThat(new Settings()
                        .roles("realm_access/roles")
                        .verified(payload())
                        .roles())
                .isEmpty();
        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).contains("nothing stands at realm_access/roles (no realm_access)");
        logged.clear();
        assertThat(new Settings()
                        .roles("realm_access/roles")
                        .verified(payload("realm_access", "[\"roles\"]"))
                        .roles())
                .isEmpty();
        assertThat(lines().get(0)).contains("realm_access is an array of 1, expected an object");
    }

    @Test
    void anotherClaimMayStandForTheAudience() {
        Settings cognito = new Settings().audience("client_id");
        assertThat(cognito.verify(payload("aud", null, "client_id", "\"phones\"")))
                .isInstanceOf(Verification.Verified.class);
        for (String other : new String[] {"\"other\"", "7", null}) {
            assertThat(cognito.verify(payload("client_id", other))).isEqualTo(rejected(RejectionReason.AUDIENCE));
        }
    }

    @Test
    void claimsMayHaveToHaveAValue() {
        Settings required = new Settings().required("token_use=access,typ=Bearer|bearer,email_verified=true");
        assertThat(required.verify(
                        payload("token_use", "\"access\"", "typ", "[\"x\",\"bearer\"]", "email_verified", "true")))
                .isInstanceOf(Verification.Verified.class);
        assertThat(required.verify(payload("token_use", "\"id\"", "typ", "\"Bearer\"", "email_verified", "true")))
                .isEqualTo(rejected(RejectionReason.CLAIM_VALUE));
        assertThat(lines().get(0)).contains("token_use is not one of [access]");
        assertThat(required.verify(payload("token_use", "\"access\"", "email_verified", "true")))
                .isEqualTo(rejected(RejectionReason.CLAIM_VALUE));
        for (String wrong : List.of("a", "=b", "a=", "a=b|")) {
            assertThatThrownBy(() -> RequiredClaim.list(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void issuedAtAndSubjectAreNeededUnlessTheSettingsSayOtherwise() {
        assertThat(verify(payload("iat", null))).isEqualTo(rejected(RejectionReason.CLAIM_MISSING));
        assertThat(new Settings().withoutIssuedAt().verify(payload("iat", null)))
                .isInstanceOf(Verification.Verified.class);
        assertThat(new Settings()
                        .subject("sub,client_id")
                        .verified(payload("sub", null, "client_id", "\"c\""))
                        .subject())
                .isEqualTo("c");
    }

    @Test
    void nameStandsWhereTheSettingSays() {
        Settings byMail = new Settings().name("email");
        assertThat(byMail.verified(payload("email", "\"a@b.example\"", "upn", "7"))
                        .name())
                .isEqualTo("a@b.example");
        assertThat(byMail.verified(payload()).name()).isEqualTo("user-7");
        assertThat(byMail.verify(payload("email", "7"))).isEqualTo(rejected(RejectionReason.MALFORMED));
    }

    @Test
    void tokenOlderThanAllowedIsRefusedWhateverItsExpirySays() {
        Settings brief = new Settings().maxAge(Duration.ofMinutes(5));
        String aged = payload("iat", "" + NOW.minusSeconds(359).getEpochSecond());
        String tooOld = payload("iat", "" + NOW.minusSeconds(360).getEpochSecond());
        assertThat(brief.verify(aged)).isInstanceOf(Verification.Verified.class);
        assertThat(brief.verify(tooOld)).isEqualTo(rejected(RejectionReason.EXPIRED));
        assertThat(brief.withoutIssuedAt().verify(payload("iat", null)))
                .isEqualTo(rejected(RejectionReason.CLAIM_MISSING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp|\"soon\"|exp is a text, expected a number",
                "sub|7|sub is a number, expected a text",
                "aud|{}|aud is an object, expected a text or an array of texts",
                "aud|[\"x\",\"y\"]|aud names others, expected one of [phones]",
                "iss|\"https://secret.example\"|iss is another text, expected [https://login.example]",
                "upn|[]|upn is an array of 0, expected a text"
            })
    void refusalIsLoggedWithTheClaimWhatWasThereAndWhatWasExpected(String claim, String json, String line) {
        assertThat(verify(payload(claim, json))).isInstanceOf(Verification.Rejected.class);
        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).contains(line).doesNotContain("soon", "secret", "alice");
        assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
    }

    @Test
    void refusalsOfOneKindAreOneWarningAMinute() {
        long[] now = {NOW.toEpochMilli()};
        TokenVerifier verifier = new Settings().verifier(new TestClock(now));
        for (int i = 0; i < 3; i++) {
            verifier.verify(new BearerToken("junk"));
            verifier.verify(new BearerToken(withPayload(payload("sub", null))));
        }
        assertThat(logged).hasSize(6);
        assertThat(warnings()).hasSize(2);
        now[0] += 60_000;
        verifier.verify(new BearerToken("junk"));
        assertThat(warnings()).hasSize(3);
    }

    @Test
    void expiredTokenIsNoWarning() {
        assertThat(verify(payload("exp", "1"))).isEqualTo(rejected(RejectionReason.EXPIRED));
        assertThat(logged).hasSize(1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void keysWithoutAKidAreTriedOneAfterAnother() {
        VerificationKey other = new VerificationKey(
                null, JwsAlgorithm.ES256, KeyPairs.generate(JwsAlgorithm.ES256).getPublic());
        VerificationKey right = TestKeys.verifying(null, JwsAlgorithm.ES256);
        KeyRing ring = KeyRing.verifying(List.of(other, right));
        for (String header : List.of("{\"alg\":\"ES256\"}", "{\"alg\":\"ES256\",\"kid\":\"theirs\"}")) {
            String token = TestTokens.signed(
                    JwsAlgorithm.ES256, TestKeys.pair(JwsAlgorithm.ES256).getPrivate(), header, payload());
            assertThat(TestTokens.verifier(ring, NOW).verify(new BearerToken(token)))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(TestTokens.verifier(KeyRing.verifying(List.of(other)), NOW)
                            .verify(new BearerToken(token)))
                    .isEqualTo(rejected(RejectionReason.SIGNATURE));
        }
    }

    @Test
    void verifiedTokenKeepsItsTextAndDoesNotPrintIt() {
        String text = withPayload(payload());
        VerifiedToken token = verified(payload());
        assertThat(token.bearer().text()).isEqualTo(text);
        assertThat(token.toString() + token.bearer()).doesNotContain(text);
    }

    private List<String> lines() {
        return logged.stream().map(LogRecord::getMessage).toList();
    }

    private List<LogRecord> warnings() {
        return logged.stream()
                .filter(line -> line.getLevel().equals(Level.WARNING))
                .toList();
    }

    private static VerifiedToken verified(String payload) {
        return new Settings().verified(payload);
    }

    private static Verification verify(String payload) {
        return new Settings().verify(payload);
    }

    /** The usual rules, with changes. */
    private static final class Settings {

        private List<ClaimPath> subject = ClaimRules.usual().places().subject();
        private List<ClaimPath> name = ClaimRules.usual().places().name();
        private List<ClaimPath> roles = ClaimRules.usual().places().roles();
        private List<ClaimPath> permissions = ClaimRules.usual().places().permissions();
        private ClaimPath audience = ClaimRules.usual().places().audience();
        private Set<String> words = ClaimRules.usual().words();
        private List<RequiredClaim> required = List.of();
        private boolean issuedAtNeeded = true;
        private Optional<Duration> maxAge = Optional.empty();

        Settings subject(String paths) {
            subject = ClaimPath.list(paths);
            return this;
        }

        Settings name(String paths) {
            name = ClaimPath.list(paths);
            return this;
        }

        Settings roles(String paths) {
            roles = ClaimPath.list(paths);
            return this;
        }

        Settings permissions(String paths) {
            permissions = ClaimPath.list(paths);
            return this;
        }

        Settings audience(String path) {
            audience = ClaimPath.of(path);
            return this;
        }

        Settings words(String... claims) {
            words = Set.of(claims);
            return this;
        }

        Settings required(String written) {
            required = RequiredClaim.list(written);
            return this;
        }

        Settings withoutIssuedAt() {
            issuedAtNeeded = false;
            return this;
        }

        Settings maxAge(Duration age) {
            maxAge = Optional.of(age);
            return this;
        }

        TokenVerifier verifier(Clock clock) {
            ClaimRules rules = new ClaimRules(
                    new ClaimRules.Places(subject, name, roles, permissions, audience),
                    words,
                    required,
                    issuedAtNeeded,
                    maxAge,
                    ClaimRules.RoleMap.none());
            return new TokenVerifier(
                    TestTokens.policy().reading(rules),
                    KeyRingSource.of(TestKeys.ring(JwsAlgorithm.HS256)),
                    Revocations.none(),
                    clock,
                    0);
        }

        Verification verify(String payload) {
            return verifier(TestTokens.at(NOW)).verify(new BearerToken(withPayload(payload)));
        }

        VerifiedToken verified(String payload) {
            return ((Verification.Verified) verify(payload)).token();
        }
    }

    private static final class TestClock extends Clock {

        private final long[] now;

        TestClock(long[] now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.time.Instant instant() {
            return java.time.Instant.ofEpochMilli(now[0]);
        }
    }
}
