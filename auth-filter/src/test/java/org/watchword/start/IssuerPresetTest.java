package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.api.BearerToken;
import org.watchword.config.Configuration;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.TestKeys;
import org.watchword.servlet.TestSettings;
import org.watchword.token.RejectionReason;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenVerifier;
import org.watchword.token.TrustedIssuer;
import org.watchword.token.Verification;
import org.watchword.token.VerifiedToken;

/** Access tokens with the claims that each provider documents, and its ID tokens, which are none. */
class IssuerPresetTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final KeyPair PAIR = TestKeys.pair(JwsAlgorithm.RS256);
    private static final String TIMES = "\"iat\":1767268800,\"exp\":1767272400,";

    private static final String KEYCLOAK = "https://login.example/realms/shop";
    private static final String AUTH0 = "https://shop.eu.auth0.com/";
    private static final String ENTRA = "https://login.microsoftonline.com/6a1f9f1e-0000-4000-8000-000000000001/v2.0";
    private static final String COGNITO = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_EXAMPLE";
    private static final String OKTA = "https://shop.okta.com/oauth2/default";

    private static TokenVerifier verifier(String preset, String issuer, String audience, String... more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "watchword.issuers", "corp",
                "watchword.issuers.corp.preset", preset,
                "watchword.issuers.corp.issuer", issuer,
                "watchword.issuers.corp.audience", audience,
                "watchword.issuers.corp.key.public",
                        Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded())));
        for (int i = 0; i < more.length; i += 2) {
            values.put("watchword.issuers.corp." + more[i], more[i + 1]);
        }
        Configuration configuration = TestSettings.of(values);
        TokenPolicy main = new ConfiguredTokens(configuration, false).policy();
        KeyRingSource none = () -> new Keys.Unavailable("none");
        return new TokenVerifier(
                TrustedIssuer.main(main, none),
                ConfiguredIssuers.of(configuration, main, IssuerPresetTest.class.getClassLoader(), System::nanoTime)
                        .trusted(),
                Revocations.none(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                0);
    }

    private static Verification verify(TokenVerifier verifier, String header, String payload) {
        String content = base64Url(header) + "." + base64Url(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(PAIR.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(new BearerToken(
                    content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VerifiedToken verified(TokenVerifier verifier, String header, String payload) {
        Verification verification = verify(verifier, header, payload);
        assertThat(verification).isInstanceOf(Verification.Verified.class);
        return ((Verification.Verified) verification).token();
    }

    private static Verification refused(RejectionReason reason) {
        return new Verification.Rejected(reason);
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String keycloak(String type) {
        return "{" + TIMES + "\"jti\":\"onrtac:1\",\"iss\":\"" + KEYCLOAK + "\",\"aud\":[\"phones\",\"account\"],"
                + "\"sub\":\"36fa0f91-0000-4000-8000-000000000001\",\"typ\":\"" + type + "\",\"azp\":\"spa\","
                + "\"sid\":\"2a88c258-0000-4000-8000-000000000001\",\"acr\":\"1\","
                + "\"allowed-origins\":[\"https://shop\"],"
                + "\"realm_access\":{\"roles\":[\"offline_access\",\"admin\"]},"
                + "\"resource_access\":{\"phones\":{\"roles\":[\"editor\"]},"
                + "\"account\":{\"roles\":[\"view-profile\"]}},"
                + "\"scope\":\"openid email profile\",\"email_verified\":true,\"preferred_username\":\"alice\","
                + "\"email\":\"alice@example.org\"}";
    }

    @Test
    void tokenOfKeycloakHasItsRolesAndOnlyAccessTokensCount() {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"nnni\"}";
        TokenVerifier usual = verifier("keycloak", KEYCLOAK, "phones");

        VerifiedToken token = verified(usual, header, keycloak("Bearer"));

        assertThat(token.subject()).isEqualTo("36fa0f91-0000-4000-8000-000000000001");
        assertThat(token.name()).isEqualTo("alice");
        assertThat(token.roles()).containsExactlyInAnyOrder("offline_access", "admin");
        assertThat(token.permissions()).isEmpty();
        for (String other : new String[] {"ID", "Refresh", "Offline", "Logout"}) {
            assertThat(verify(usual, header, keycloak(other))).isEqualTo(refused(RejectionReason.CLAIM_VALUE));
        }
        assertThat(verified(
                                verifier(
                                        "keycloak",
                                        KEYCLOAK,
                                        "phones",
                                        "claims.roles",
                                        "realm_access/roles,resource_access/phones/roles",
                                        "roles.map",
                                        "admin=administrator,editor=writer",
                                        "roles.unmapped",
                                        "drop"),
                                header,
                                keycloak("Bearer"))
                        .roles())
                .containsExactlyInAnyOrder("administrator", "writer");
    }

    private static String auth0(String audience) {
        return "{" + TIMES + "\"iss\":\"" + AUTH0 + "\",\"sub\":\"auth0|65f0\",\"aud\":" + audience
                + ",\"azp\":\"client1\",\"scope\":\"openid profile read:phones delete:phones\","
                + "\"permissions\":[\"read:phones\"],\"https://shop.example/roles\":[\"editor\"]}";
    }

    @Test
    void tokenOfAuth0HasThePermissionsOfTheUserAndNotTheScopesOfTheClient() {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"q1\"}";
        String audience = "[\"https://api.example\",\"https://shop.eu.auth0.com/userinfo\"]";

        VerifiedToken token = verified(verifier("auth0", AUTH0, "https://api.example"), header, auth0(audience));

        assertThat(token.subject()).isEqualTo("auth0|65f0");
        assertThat(token.roles()).isEmpty();
        assertThat(token.permissions())
                .as("what the user may, and not all that the client asked for")
                .containsExactly("read:phones");
        assertThat(verify(verifier("auth0", AUTH0, "https://api.example"), header, auth0("\"client1\"")))
                .as("an ID token is for the client")
                .isEqualTo(refused(RejectionReason.AUDIENCE));
        VerifiedToken named = verified(
                verifier(
                        "auth0",
                        AUTH0,
                        "https://api.example",
                        "claims.roles",
                        "https://shop.example/roles",
                        "claims.permissions",
                        "permissions,scope"),
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"q1\"}",
                auth0(audience));
        assertThat(named.roles()).containsExactly("editor");
        assertThat(named.permissions()).contains("read:phones", "delete:phones");
    }

    private static String entra(String more) {
        return "{" + TIMES + "\"nbf\":1767268800,\"aud\":\"11111111-0000-4000-8000-000000000001\",\"iss\":\"" + ENTRA
                + "\",\"oid\":\"22222222-0000-4000-8000-000000000001\",\"sub\":\"pairwise\","
                + "\"tid\":\"6a1f9f1e-0000-4000-8000-000000000001\",\"uti\":\"u\",\"rh\":\"r\",\"ver\":\"2.0\"" + more
                + "}";
    }

    @Test
    void tokenOfEntraNamesTheUserByItsObjectIdAndAnIdTokenIsRefused() {
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"ki1\"}";
        TokenVerifier verifier = verifier("entra", ENTRA, "11111111-0000-4000-8000-000000000001");

        VerifiedToken ofUser = verified(
                verifier,
                header,
                entra(",\"azp\":\"client\",\"azpacr\":\"0\",\"name\":\"Alice\",\"preferred_username\":"
                        + "\"alice@example.org\",\"scp\":\"Phones.Read Phones.Write\",\"roles\":[\"Phones.Admin\"]"));
        VerifiedToken ofService =
                verified(verifier, header, entra(",\"azp\":\"client\",\"azpacr\":\"1\",\"roles\":[\"Phones.All\"]"));

        assertThat(ofUser.subject()).isEqualTo("22222222-0000-4000-8000-000000000001");
        assertThat(ofUser.name()).isEqualTo("alice@example.org");
        assertThat(ofUser.roles()).containsExactly("Phones.Admin");
        assertThat(ofUser.permissions()).containsExactlyInAnyOrder("Phones.Read", "Phones.Write");
        assertThat(ofService.name()).isEqualTo(ofService.subject());
        assertThat(ofService.roles()).containsExactly("Phones.All");
        assertThat(ofService.permissions()).isEmpty();
        assertThat(verify(verifier, header, entra(",\"preferred_username\":\"alice@example.org\",\"nonce\":\"n\"")))
                .as("an ID token, of a client that is the API too")
                .isEqualTo(refused(RejectionReason.CLAIM_VALUE));
        assertThat(verify(
                        verifier,
                        header,
                        entra(",\"azp\":\"c\",\"azpacr\":\"0\"")
                                .replace("6a1f9f1e-0000-4000-8000-000000000001/v2.0", "another-tenant/v2.0")))
                .isEqualTo(refused(RejectionReason.ISSUER));
    }

    private static String cognito(String use) {
        String client = use.equals("access") ? "\"client_id\":\"7abc\"" : "\"aud\":\"7abc\"";
        return "{" + TIMES
                + "\"sub\":\"aaaaaaaa-0000-4000-8000-000000000001\",\"cognito:groups\":[\"admin\"],\"iss\":\""
                + COGNITO + "\",\"version\":2," + client + ",\"origin_jti\":\"o\",\"event_id\":\"e\",\"token_use\":\""
                + use + "\",\"scope\":\"phones/read aws.cognito.signin.user.admin\",\"auth_time\":1767268800,"
                + "\"jti\":\"j\",\"username\":\"alice\"}";
    }

    @Test
    void tokenOfCognitoIsForTheClientAndAnIdTokenIsRefused() {
        String header = "{\"kid\":\"c1\",\"alg\":\"RS256\"}";

        VerifiedToken token = verified(verifier("cognito", COGNITO, "7abc"), header, cognito("access"));

        assertThat(token.subject()).isEqualTo("aaaaaaaa-0000-4000-8000-000000000001");
        assertThat(token.name()).isEqualTo("alice");
        assertThat(token.roles()).containsExactly("admin");
        assertThat(token.permissions()).containsExactlyInAnyOrder("phones/read", "aws.cognito.signin.user.admin");
        assertThat(verify(verifier("cognito", COGNITO, "another"), header, cognito("access")))
                .isEqualTo(refused(RejectionReason.AUDIENCE));
        assertThat(verify(verifier("cognito", COGNITO, "7abc", "claims.audience", "aud"), header, cognito("id")))
                .isEqualTo(refused(RejectionReason.CLAIM_VALUE));
    }

    @Test
    void tokenOfOktaNamesTheUserByItsIdAndNotByTheLogin() {
        String header = "{\"kid\":\"o1\",\"alg\":\"RS256\"}";
        TokenVerifier verifier = verifier("okta", OKTA, "api://default");
        String common = "{" + TIMES + "\"ver\":1,\"iss\":\"" + OKTA + "\",\"aud\":\"api://default\",";

        VerifiedToken ofUser = verified(
                verifier,
                header,
                common + "\"jti\":\"AT.1\",\"cid\":\"0oa1\",\"uid\":\"00u1\",\"scp\":[\"openid\",\"phones:read\"],"
                        + "\"auth_time\":1767268800,\"sub\":\"alice@example.org\","
                        + "\"groups\":[\"Everyone\",\"admin\"]}");
        VerifiedToken ofService = verified(
                verifier, header, common + "\"jti\":\"AT.2\",\"cid\":\"0oa1\",\"scp\":[\"phones\"],\"sub\":\"0oa1\"}");

        assertThat(ofUser.subject()).as("the login may change").isEqualTo("00u1");
        assertThat(ofUser.name()).isEqualTo("alice@example.org");
        assertThat(ofUser.roles()).containsExactlyInAnyOrder("Everyone", "admin");
        assertThat(ofUser.permissions()).containsExactlyInAnyOrder("openid", "phones:read");
        assertThat(ofService.subject()).isEqualTo("0oa1");
        assertThat(verify(
                        verifier,
                        header,
                        "{" + TIMES + "\"ver\":1,\"iss\":\"" + OKTA + "\",\"aud\":\"0oa1\",\"sub\":\"00u1\","
                                + "\"jti\":\"ID.1\",\"preferred_username\":\"alice@example.org\"}"))
                .as("an ID token is for the client")
                .isEqualTo(refused(RejectionReason.AUDIENCE));
    }
}
