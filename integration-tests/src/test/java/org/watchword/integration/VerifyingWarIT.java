package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.integration.host.CallerResource;
import org.watchword.integration.host.HostApplication;
import org.watchword.integration.host.PermissionClassResource;
import org.watchword.integration.host.RulesResource;
import org.watchword.integration.host.SecretServlet;

/**
 * A service that only checks tokens, which another application issues; without auth-rest, a data source or a
 * persistence unit.
 */
@ServerTest
@MatrixRow(
        table = MatrixRow.Table.HOST_SHAPE,
        value = "11. auth-filter alone, with the keys of another WAR's /auth/jwks.json and without a database")
class VerifyingWarIT {

    private static final String PATH = "/api/rules/user";

    @ArquillianResource
    @OperateOnDeployment("issuer")
    private URL base;

    @ArquillianResource
    private Deployer deployer;

    private Client issuer;
    private Client verifier;

    @Deployment(name = "issuer", testable = false)
    static WebArchive issuer() {
        return issuing("issuer");
    }

    @Deployment(name = "verifier", testable = false)
    static WebArchive verifier() {
        return verifying("verifier", "issuer");
    }

    @Deployment(name = "late-issuer", managed = false, testable = false)
    static WebArchive lateIssuer() {
        return issuing("late-issuer");
    }

    /** Starts before there is an issuer. */
    @Deployment(name = "early-verifier", testable = false)
    static WebArchive earlyVerifier() {
        return verifying("early-verifier", "late-issuer");
    }

    private static WebArchive issuing(String name) {
        return HostWar.named(name)
                .with("watchword.token.issuer", "https://issuer.example.org")
                .build();
    }

    private static WebArchive verifying(String name, String issuer) {
        return HostWar.shape(
                        name,
                        HostApplication.class,
                        RulesResource.class,
                        PermissionClassResource.class,
                        CallerResource.class,
                        SecretServlet.class)
                .filterAlone()
                .beansXml()
                .with("watchword.token.issuer", "https://issuer.example.org")
                .with(
                        "watchword.key.location",
                        "http://localhost:" + System.getProperty("server.port") + "/" + issuer + "/auth/jwks.json")
                .with("watchword.paths.authenticated", "/members/*")
                .with("watchword.paths.roles", "/admin/*=admin")
                .build();
    }

    @BeforeEach
    void connect() {
        issuer = new Client(base, "issuer");
        verifier = new Client(base, "verifier");
    }

    @Test
    void annotationsDecideByTheClaims() {
        String access = TestUser.with(issuer, Set.of("user"), Set.of("phones:write"))
                .login()
                .access();

        assertThat(verifier.get(PATH, access).is(200).body()).isEqualTo("user");
        verifier.get("/api/rules/write", access).is(200);
        verifier.get("/api/permission-class/plain", access).is(200);
        verifier.get("/api/rules/either", access).refusesCaller("role_missing");
        verifier.get("/api/rules/both-permissions", access).refusesCaller("permission_missing");
        verifier.get("/api/rules/closed", access).refusesCaller("access_denied");
        verifier.get(PATH).needsLogin();
        verifier.get("/api/rules/open").is(200);
    }

    @Test
    void pathRulesDecideByTheClaims() {
        String user = TestUser.with(issuer, "user").login().access();
        String admin = TestUser.with(issuer, "admin").login().access();

        verifier.get("/members/x").needsLogin();
        verifier.get("/members/x", user).is(200);
        verifier.get("/admin/x").needsLogin();
        verifier.get("/admin/x", user).refusesCaller("role_missing");
        verifier.get("/admin/x", admin).is(200);
        verifier.get("/lobby/x").is(200);
    }

    @Test
    void callerIsInjectedWithWhatTheIssuerSaid() {
        TestUser user = TestUser.with(issuer, Set.of("user"), Set.of("phones:write"));
        Tokens tokens = user.login();

        JsonObject caller =
                verifier.get("/api/caller/injected", tokens.access()).is(200).json();

        assertThat(caller.getString("name")).isEqualTo(user.username());
        assertThat(caller.getString("subject")).isEqualTo(tokens.claims().getString("sub"));
        assertThat(caller.getString("session")).isEqualTo(tokens.claims().getString("sid"));
        assertThat(caller.getJsonArray("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(caller.getJsonArray("permissions").toString()).isEqualTo("[\"phones:write\"]");
        assertThat(verifier.get("/api/caller/injected").is(200).json().getBoolean("anonymous"))
                .isTrue();
    }

    @Test
    void whatTheIssuerDidNotSignIsRefusedWithTheReason() {
        String access = TestUser.with(issuer, "user").login().access();
        String signature = access.substring(access.lastIndexOf('.') + 1);
        String swapped = TestUser.with(issuer, "user").login().access();

        verifier.get(PATH, "not.a.token").refusesToken("token_malformed");
        verifier.get(PATH, swapped.substring(0, swapped.lastIndexOf('.') + 1) + signature)
                .refusesToken("token_signature_invalid");
        verifier.get(PATH, access).is(200);
    }

    @Test
    void thereAreNoEndpointsNoStoreAndNoKeyAtStart() {
        assertThat(verifier.get("/auth/login").status()).isEqualTo(404);
        assertThat(verifier.get("/auth/jwks.json").status()).isEqualTo(404);

        Await.until(
                "the report is in the log", () -> !report("is on for /verifier").isEmpty());

        assertThat(report("is on for /verifier"))
                .contains("keys: watchword.key.location, read from its URL when they are needed")
                .doesNotContain("store:", "endpoints:", "CONFLICT");
    }

    /** From the line with this text to the one of the settings. */
    private static String report(String headline) {
        String log = ServerLog.text();
        int begin = log.lastIndexOf(headline);
        int end = begin < 0 ? -1 : log.indexOf("settings:", begin);
        return end < 0 ? "" : log.substring(begin, end);
    }

    @Test
    void serviceThatStartsBeforeItsIssuerAnswers503UntilThatIsThereAndWorksThen() {
        Client early = new Client(base, "early-verifier");
        String ofAnother = TestUser.with(issuer, "user").login().access();

        Answer unavailable = early.get(PATH, ofAnother).isFailure(503, "token_check_unavailable");
        assertThat(Integer.parseInt(unavailable.header("Retry-After"))).isPositive();
        early.get("/api/rules/open", ofAnother).is(200);
        early.get("/members/x", ofAnother).isFailure(503, "token_check_unavailable");
        early.get(PATH).needsLogin();

        deployer.deploy("late-issuer");
        Client late = new Client(base, "late-issuer");
        String access = TestUser.with(late, "user").login().access();
        Await.until("the keys are fetched", () -> early.get(PATH, access).status() == 200);

        early.get(PATH, ofAnother).refusesToken("token_key_unknown");
        verifier.get(PATH, access).refusesToken("token_key_unknown");

        deployer.undeploy("late-issuer");
        early.get(PATH, access).is(200);
    }
}
