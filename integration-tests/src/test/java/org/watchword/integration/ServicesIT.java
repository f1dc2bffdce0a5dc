package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.watchword.integration.host.CallerResource;
import org.watchword.integration.host.HostApplication;
import org.watchword.integration.host.RulesResource;

/** The recipes of docs/services.md that need no server of another kind, with tokens of a real issuer. */
@ServerTest
class ServicesIT {

    private static final String ISSUER = "https://login.example.org/app";

    @ArquillianResource
    @OperateOnDeployment("login")
    private URL base;

    private Client login;
    private Client elliptic;

    @Deployment(name = "login", order = 1, testable = false)
    static WebArchive login() {
        return issuing("login").build();
    }

    @Deployment(name = "login-es", order = 1, testable = false)
    static WebArchive elliptic() {
        return issuing("login-es").with("watchword.key.algorithm", "ES256").build();
    }

    private static HostWar issuing(String name) {
        return HostWar.named(name).with("watchword.token.issuer", ISSUER).with("watchword.token.audience", "phones");
    }

    @Deployment(name = "phones", order = 2, testable = false)
    static WebArchive phones() {
        return HostWar.shape("phones", HostApplication.class, RulesResource.class, CallerResource.class)
                .filterAlone()
                .beansXml()
                .with(
                        "watchword.key.location",
                        "http://localhost:" + System.getProperty("server.port") + "/login/auth/jwks.json")
                .with("watchword.token.issuer", ISSUER)
                .with("watchword.token.audience", "phones")
                .build();
    }

    @BeforeEach
    void connect() {
        login = new Client(base, "login");
        elliptic = new Client(base, "login-es");
    }

    private static String access(Client issuer) {
        return TestUser.with(issuer, Set.of("user"), Set.of("phones:write"))
                .login()
                .access();
    }

    private static NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder keysOf(Client issuer) {
        return NimbusJwtDecoder.withJwkSetUri(issuer.uri("/auth/jwks.json").toString());
    }

    /** As on the page. */
    private static NimbusJwtDecoder checking(NimbusJwtDecoder decoder, String ours) {
        OAuth2TokenValidator<Jwt> audience =
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(ours));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(ISSUER), audience));
        return decoder;
    }

    @Test
    void warWithTheFilterTakesOurTokens() {
        Client phones = new Client(base, "phones");

        assertThat(phones.get("/api/rules/user", access(login)).is(200).body()).isEqualTo("user");
        phones.get("/api/rules/user", access(elliptic)).refusesToken("token_key_unknown");
        phones.get("/api/rules/user").needsLogin();
    }

    @Test
    void springSecurityTakesOurTokens() {
        NimbusJwtDecoder decoder = checking(keysOf(login).build(), "phones");
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("groups");
        roles.setAuthorityPrefix("ROLE_");

        Jwt token = decoder.decode(access(login));

        assertThat(token.getIssuer()).hasToString(ISSUER);
        assertThat(token.getAudience()).containsExactly("phones");
        assertThat(token.getClaimAsString("upn")).startsWith("user");
        assertThat(roles.convert(token))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_user");
    }

    @Test
    void springSecurityRefusesTokensForAnotherServiceAndOfAnotherIssuer() {
        String access = access(login);

        assertThatThrownBy(() -> checking(keysOf(login).build(), "letters").decode(access))
                .isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> checking(
                                keysOf(elliptic)
                                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                                        .build(),
                                "phones")
                        .decode(access))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void springSecurityTakesEs256OnlyWhereItIsToldTheAlgorithm() {
        String access = access(elliptic);

        assertThat(checking(
                                keysOf(elliptic)
                                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                                        .build(),
                                "phones")
                        .decode(access)
                        .getSubject())
                .isNotBlank();
        assertThatThrownBy(() -> checking(keysOf(elliptic).build(), "phones").decode(access))
                .isInstanceOf(JwtException.class);
    }
}
