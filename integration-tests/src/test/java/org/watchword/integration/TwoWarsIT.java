package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two applications on one server that have nothing to do with each other. */
@ServerTest
@MatrixRow(table = MatrixRow.Table.HOST_SHAPE, value = "10a. Two WARs on one server with different settings and keys")
class TwoWarsIT {

    private static final String SECRET = "forty bytes that the first and third share";
    private static final String PATH = "/api/rules/user";
    private static final String OPEN = "/api/rules/open";

    @ArquillianResource
    @OperateOnDeployment("first")
    private URL base;

    @ArquillianResource
    private Deployer deployer;

    private Client first;
    private Client second;

    @Deployment(name = "first", testable = false)
    static WebArchive first() {
        return HostWar.named("first")
                .with("watchword.key.secret", SECRET)
                .with("watchword.token.issuer", "https://first.example.org")
                .with("watchword.token.ttl", "PT5M")
                .with("watchword.token.cookie", "access")
                .with("watchword.reject-invalid-tokens", "always")
                .with("watchword.paths.authenticated", "/members/*")
                .build();
    }

    /** With a key that it makes for itself. */
    @Deployment(name = "second", testable = false)
    static WebArchive second() {
        return HostWar.named("second")
                .with("watchword.token.issuer", "https://second.example.org")
                .build();
    }

    /** Comes and goes while the others run. */
    @Deployment(name = "third", managed = false, testable = false)
    static WebArchive third() {
        return HostWar.named("third")
                .with("watchword.key.secret", SECRET)
                .with("watchword.token.issuer", "https://third.example.org")
                .build();
    }

    @BeforeEach
    void connect() {
        first = new Client(base, "first");
        second = new Client(base, "second");
    }

    @Test
    void neitherTakesTheOthersTokens() {
        Tokens ofFirst = TestUser.with(first, "user").login();
        Tokens ofSecond = TestUser.with(second, "user").login();
        first.get(PATH, ofFirst.access()).is(200);
        second.get(PATH, ofSecond.access()).is(200);

        second.get(PATH, ofFirst.access()).refusesToken("token_key_unknown");
        first.get(PATH, ofSecond.access()).refusesToken("token_key_unknown");
        second.refresh(ofFirst.refresh()).isFailure(401, "refresh_token_invalid");
        first.refresh(ofSecond.refresh()).isFailure(401, "refresh_token_invalid");

        Tokens.of(first.refresh(ofFirst.refresh()).is(200));
        Tokens.of(second.refresh(ofSecond.refresh()).is(200));
    }

    @Test
    void sameUserNameInBothIsTwoUsers() {
        TestUser inFirst = first.user("twin", Set.of("user"), Set.of());
        TestUser inSecond = second.user("twin", Set.of("auditor"), Set.of());

        Tokens ofFirst = inFirst.login();
        Tokens ofSecond = inSecond.login();

        assertThat(ofFirst.claims().getString("sub"))
                .isNotEqualTo(ofSecond.claims().getString("sub"));
        first.get(PATH, ofFirst.access()).is(200);
        second.get(PATH, ofSecond.access()).refusesCaller("role_missing");
        inFirst.disable();
        first.login("twin", TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        inSecond.login();
    }

    @Test
    void settingsAreEachOnesOwn() {
        Tokens ofFirst = TestUser.with(first, "user").login();
        Tokens ofSecond = TestUser.with(second, "user").login();

        assertThat(ofFirst.claims().getString("iss")).isEqualTo("https://first.example.org");
        assertThat(ofSecond.claims().getString("iss")).isEqualTo("https://second.example.org");
        assertThat(ofFirst.expiresIn()).isBetween(290, 300);
        assertThat(ofSecond.expiresIn()).isBetween(890, 900);
        first.get("/members/x").needsLogin();
        second.get("/members/x").is(200);
        first.get(OPEN, "not.a.token").refusesToken("token_malformed");
        second.get(OPEN, "not.a.token").is(200);
        assertThat(first.get("/auth/jwks.json").is(200).json().getJsonArray("keys"))
                .as("a secret is not published")
                .isEmpty();
        assertThat(second.get("/auth/jwks.json").is(200).json().getJsonArray("keys"))
                .hasSize(1);
    }

    @Test
    void cookieOfOneIsNothingToTheOther() {
        Tokens ofFirst = TestUser.with(first, "user").login();
        Tokens ofSecond = TestUser.with(second, "user").login();

        withCookie(first, ofFirst).is(200);
        withCookie(first, ofSecond).refusesToken("token_key_unknown");
        withCookie(second, ofSecond).needsLogin();
        withCookie(second, ofFirst).needsLogin();
    }

    private static Answer withCookie(Client client, Tokens tokens) {
        return client.send(client.request(PATH).header("Cookie", "access=" + tokens.access()));
    }

    @Test
    void logoutInOneEndsNothingInTheOther() {
        TestUser inFirst = first.user("leaver", Set.of("user"), Set.of());
        TestUser inSecond = second.user("leaver", Set.of("user"), Set.of());
        Tokens ofFirst = inFirst.login();
        Tokens ofSecond = inSecond.login();

        second.postAs("/auth/logout-all", ofFirst.access()).refusesToken("token_key_unknown");
        second.post("/auth/logout", Client.refreshBody(ofFirst.refresh())).is(204);
        first.get(PATH, ofFirst.access()).is(200);
        first.postAs("/auth/logout-all", ofFirst.access()).is(204);

        first.get(PATH, ofFirst.access()).refusesToken("token_revoked");
        assertThat(inFirst.sessions()).isZero();
        second.get(PATH, ofSecond.access()).is(200);
        Tokens.of(second.refresh(ofSecond.refresh()).is(200));
        assertThat(inSecond.sessions()).isEqualTo(1);
    }

    @Test
    void sameSecretIsNotTheSameIssuerAndWhoComesAndGoesHarmsNobody() {
        Tokens ofFirst = TestUser.with(first, "user").login();
        Tokens ofSecond = TestUser.with(second, "user").login();
        deployer.deploy("third");
        Client third = new Client(base, "third");
        Tokens ofThird = TestUser.with(third, "user").login();
        third.get(PATH, ofThird.access()).is(200);

        third.get(PATH, ofFirst.access()).refusesToken("token_issuer_not_trusted");
        first.get(PATH, ofThird.access()).refusesToken("token_issuer_not_trusted");
        deployer.undeploy("third");

        first.get(PATH, ofFirst.access()).is(200);
        second.get(PATH, ofSecond.access()).is(200);
        first.get(PATH).needsLogin();
        second.get("/api/rules/closed", ofSecond.access()).refusesCaller("access_denied");
        Tokens.of(first.refresh(ofFirst.refresh()).is(200));
        TestUser.with(second, "user").login();
    }
}
