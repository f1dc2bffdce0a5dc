package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.integration.host.CallerResource;
import org.watchword.integration.host.HostApplication;
import org.watchword.integration.host.RulesResource;

/** A service without a database refuses tokens that were logged out at the application that issued them. */
@ServerTest
class RevocationsIT {

    private static final String PATH = "/api/rules/user";
    private static final DatabaseServer DATABASE = new DatabaseServer();
    private static final Path TOKEN = tokenFile();

    @ArquillianResource
    @OperateOnDeployment("told")
    private URL base;

    @ArquillianResource
    private Deployer deployer;

    private Client issuer;
    private Client service;

    @Deployment(name = "telling", managed = false, testable = false)
    static WebArchive issuer() {
        return HostWar.named("telling").on(DATABASE.url("telling")).build();
    }

    @Deployment(name = "told", testable = false)
    static WebArchive service() {
        String login = "http://localhost:" + System.getProperty("server.port") + "/telling/auth";
        return HostWar.shape("told", HostApplication.class, RulesResource.class, CallerResource.class)
                .filterAlone()
                .beansXml()
                .with("watchword.key.location", login + "/jwks.json")
                .with("watchword.revocation.url", login + "/revocations")
                .with("watchword.revocation.token.location", "file:" + TOKEN)
                .with("watchword.revocation.poll", "PT0.5S")
                .with("watchword.revocation.max-staleness", "PT4S")
                .build();
    }

    private static Path tokenFile() {
        try {
            return Files.createTempFile("service", ".token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        DATABASE.stop();
        Files.deleteIfExists(TOKEN);
    }

    @BeforeEach
    void connect() {
        issuer = new Client(base, "telling");
        service = new Client(base, "told");
    }

    private String serviceToken(String permission) {
        return issuer.post(
                        "/api/fixture/service-tokens?permission=" + permission, BodyPublishers.noBody(), "text/plain")
                .is(200)
                .body();
    }

    private void becomes(int status, String access) {
        Await.until("it is " + status, () -> service.get(PATH, access).status() == status);
    }

    @Test
    void logoutIsInForceAtTheServiceAndAnIssuerThatIsGoneIsA503InTheEnd() throws IOException {
        deployer.deploy("telling");
        Tokens tokens = TestUser.with(issuer, "user").login();
        String other = TestUser.with(issuer, "user").login().access();

        Files.writeString(TOKEN, serviceToken("phones:write"));
        service.get(PATH, tokens.access()).isFailure(503, "token_check_unavailable");
        service.get("/api/rules/open", tokens.access()).is(200);
        Files.writeString(TOKEN, serviceToken("revocations:read"));
        becomes(200, tokens.access());

        issuer.postAs("/auth/logout", tokens.access()).is(204);
        becomes(401, tokens.access());
        service.get(PATH, tokens.access()).refusesToken("token_revoked");
        service.get(PATH, other).is(200);

        deployer.undeploy("telling");
        service.get(PATH, other).is(200);
        becomes(503, other);
        service.get(PATH, other).isFailure(503, "token_check_unavailable");
        service.get(PATH, tokens.access()).refusesToken("token_revoked");
        service.get(PATH).needsLogin();

        deployer.deploy("telling");
        becomes(200, other);
        service.get(PATH, tokens.access()).refusesToken("token_revoked");
    }

    @Test
    void reportSaysWhereRevocationsAreRead() {
        Await.until("the report is in the log", () -> ServerLog.text().contains("/telling/auth/revocations, not yet"));

        assertThat(ServerLog.text()).doesNotContain("Bearer ey");
    }
}
