package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.parts.PartsApplication;
import org.watchword.integration.shape.parts.RoleMapper;
import org.watchword.spi.CallerMapper;

/** A host that uses the API by injection, and replaces each part that it may. */
@ServerTest
class HostPartsIT {

    private static final String PASSWORD = "correct horse battery";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.shape("parts", HostDatabase.class)
                .part(war -> war.addPackage(PartsApplication.class.getPackage()))
                .part(war -> war.addAsServiceProvider(CallerMapper.class, RoleMapper.class))
                .part(war -> war.addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"))
                .dataSource(HostDatabase.NAME)
                .with("watchword.mail.from", "login@example.org")
                .with("watchword.mail.link", "https://shop.example.org/account")
                .with("watchword.register", "open")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "parts");
    }

    private String post(String path) {
        return client.post("/api/parts" + path, BodyPublishers.noBody(), "text/plain")
                .is(200)
                .body();
    }

    private String user(String name, String password) {
        return post("/users?name=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    private String user(String name) {
        return user(name, PASSWORD);
    }

    private String noted() {
        return client.get("/api/parts/noted").is(200).body();
    }

    private String login(String name) {
        return Tokens.of(client.login(name, PASSWORD).is(200)).access();
    }

    @Test
    void usersAreCreatedAndLoggedInByInjectedParts() {
        user("ada");
        String access = post("/login?name=ada&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
        String another = post("/login-as?name=ada");

        assertThat(client.get("/auth/me", access).is(200).text("username")).isEqualTo("ada");
        assertThat(client.get("/auth/me", another).is(200).text("username")).isEqualTo("ada");
        assertThat(client.get("/api/parts/sessions?name=ada").is(200).body()).isEqualTo("2");
        assertThat(user("ada")).isEqualTo("TAKEN");
        assertThat(post("/roles?role=clerk")).isEqualTo("DONE true");
    }

    @Test
    void serviceTokenPassesAnnotationsAndIsVerified() {
        String token = post("/service-token");

        assertThat(client.get("/api/parts/verified?token=" + token).is(200).body())
                .isEqualTo("billing");
        assertThat(client.get("/api/parts/caller", token).is(200).body()).startsWith("billing");
    }

    @Test
    void claimsOfTheHostAreInItsTokensAndRolesComeFromItsMapper() {
        user("bea");

        assertThat(client.get("/api/parts/caller", login("bea")).is(200).body())
                .startsWith("bea")
                .contains("Acme", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims-throw", "claims-null", "claims-reserved", "claims-long"})
    void contributorThatFailsIsAClear503(String name) {
        user(name);

        client.login(name, PASSWORD).isFailure(503, "application_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mapper-throw", "mapper-null"})
    void mapperThatFailsIsAClear503WhereACallerIsNeeded(String name) {
        user(name);
        String access = login(name);

        client.get("/api/parts/caller", access).isFailure(503, "caller_unavailable");
        client.get("/api/parts/noted", access).is(200);
    }

    @Test
    void tokensAreSignedWithTheKeysOfTheHost() {
        user("gus");
        String token = login("gus");
        byte[] decoded = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        String header = new String(decoded, StandardCharsets.UTF_8);

        assertThat(header).contains("\"ES384\"", "\"of-the-host\"");
        assertThat(client.get("/auth/jwks.json").is(200).body()).contains("\"of-the-host\"");
        assertThat(client.get("/auth/me", token).is(200).text("username")).isEqualTo("gus");
    }

    @Test
    void tokensThatTheHostDoesNotWantAreRefused() {
        user("unwanted");
        client.get("/api/parts/caller", login("unwanted")).isFailure(401, "token_revoked");

        user("revocation-throw");
        client.get("/api/parts/caller", login("revocation-throw")).isFailure(503, "token_check_unavailable");
    }

    @Test
    void hashesAreTheHostsAndWrongPasswordsAreWrong() {
        user("cleo");

        login("cleo");
        client.login("cleo", "pepper" + PASSWORD).isFailure(401, "invalid_credentials");
        client.login("nobody", PASSWORD).isFailure(401, "invalid_credentials");
    }

    @Test
    void breachedPasswordsAreTheHosts() {
        assertThat(user("dora", "breached horse battery")).isEqualTo("PASSWORD");
        client.post(
                        "/auth/register",
                        "{\"username\":\"dora\",\"email\":\"dora@example.org\",\"password\":\"unlucky horse battery\"}")
                .isFailure(503, "application_unavailable");
    }

    @Test
    void mailGoesToTheHosts() {
        client.post(
                        "/auth/register",
                        "{\"username\":\"emma\",\"email\":\"emma@example.org\",\"password\":\"" + PASSWORD + "\"}")
                .is(201);

        Await.until("the mail is sent", () -> noted().contains("mail to emma@example.org"));
    }

    @Test
    void eventsAndRefusalsAreToldToTheHost() {
        user("fay");
        login("fay");
        client.get("/api/parts/caller").needsLogin();

        assertThat(noted()).contains("event USER_CREATED", "event LOGIN", "refused authentication_required");
        Await.until("the event is observed", () -> noted().contains("beside LOGIN"));
    }
}
