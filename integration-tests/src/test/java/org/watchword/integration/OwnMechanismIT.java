package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.mechanism.HostMechanism;
import org.watchword.integration.shape.mechanism.HostUsers;

/** A host that authenticates its callers itself, by a mechanism of its own, and asks who they are in every way. */
@ServerTest
@MatrixRow(table = HOST_SHAPE, value = "6. Own HttpAuthenticationMechanism and IdentityStore")
class OwnMechanismIT {

    private static final String TRIBUNE = "tribune true false";
    private static final String LEGATE = TestUser.ADMINISTRATOR + " false true";

    @ArquillianResource
    @OperateOnDeployment("mechanism")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("mechanism-control")
    private URL controlBase;

    private Client client;
    private Client control;

    @Deployment(name = "mechanism", testable = false)
    static WebArchive mechanism() {
        return host("mechanism").build();
    }

    @Deployment(name = "mechanism-control", testable = false)
    static WebArchive mechanismControl() {
        return host("mechanism-control").withoutUs().build();
    }

    private static HostWar host(String name) {
        return HostWar.shape(name, GuardedResource.class, HostDatabase.class)
                .part(war -> war.addPackage(HostMechanism.class.getPackage()))
                .dataSource(HostDatabase.NAME)
                .withAdministrator()
                .with("watchword.paths.authenticated", "/members/*");
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "mechanism");
        control = new Client(controlBase, "mechanism-control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/caller", "/api/caller"})
    void everyWayToAskGivesTheSameCaller(String path) {
        String token = TestUser.administrator(client).login().access();

        assertThat(client.get(path, token).is(200).body()).isEqualTo(LEGATE + " " + LEGATE);
        assertThat(basic(control, path).is(200).body()).isEqualTo(TRIBUNE + " " + TRIBUNE);
        assertThat(basic(client, path).is(200).body()).isEqualTo(TRIBUNE + " " + TRIBUNE);
        assertThat(client.get(path).is(200).body())
                .isEqualTo(control.get(path).is(200).body());
    }

    @Test
    void rolesOfBothKindsOfCallerCount() {
        String token = TestUser.administrator(client).login().access();

        new Guarded(client, "/api/guarded").admits(token);
        assertThat(basic(client, "/api/caller/staff").is(200).body()).isEqualTo(TRIBUNE + " " + TRIBUNE);
        client.get("/api/caller/staff", token).refusesCaller("role_missing");
        basic(client, "/api/guarded/admin").refusesCaller("role_missing");
        client.get("/api/caller/anyone", token).is(200);
        // Not every server knows the role of anybody for callers of its own; where it does, it must go on doing so.
        if (basic(control, "/api/caller/anyone").status() == 200) {
            basic(client, "/api/caller/anyone").is(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/caller/staff", "/api/guarded/admin", "/api/caller/anyone", "/members/caller"})
    void whoeverCallsWithoutCredentialsIsAskedForBothKinds(String path, TestReporter reporter) {
        Answer answer = client.get(path).is(401);

        List<String> challenges = answer.headers().allValues("WWW-Authenticate");
        assertThat(challenges).contains(HostMechanism.CHALLENGE);
        if (challenges.contains("Bearer realm=\"watchword\"")) {
            assertThat(challenges).hasSize(2);
            assertThat(answer.json().getJsonObject("error").getString("reason")).isEqualTo("authentication_required");
        } else {
            assertThat(challenges).hasSize(1);
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "What the mechanism answers to callers without credentials is sent at once: its challenge "
                            + "and the server's page"
                            + " stand in place of ours. Tokens, good and bad, are answered as everywhere; "
                            + "nothing needs to be done.");
        }
    }

    @Test
    void pathRulesKnowBothKindsOfCaller() {
        String token = TestUser.administrator(client).login().access();

        assertThat(client.get("/members/caller", token).is(200).body()).startsWith(LEGATE);
        assertThat(basic(client, "/members/caller").is(200).body()).startsWith(TRIBUNE);
    }

    @Test
    void wrongCredentialsOfTheHostAreTheHostsToRefuse() {
        Answer expected =
                control.send(control.request("/caller").header("Authorization", credentials(HostUsers.NAME, "wrong")));
        Answer actual =
                client.send(client.request("/caller").header("Authorization", credentials(HostUsers.NAME, "wrong")));

        assertThat(actual.status()).isEqualTo(expected.status());
        assertThat(actual.headers().allValues("WWW-Authenticate"))
                .isEqualTo(expected.headers().allValues("WWW-Authenticate"));
        client.send(client.request("/api/caller/staff").header("Authorization", credentials(HostUsers.NAME, "wrong")))
                .is(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/challenge", "/authenticate"})
    void hostCanStillHaveTheContainerAskForCredentials(String path) {
        Answer answer = client.get(path).is(401);

        assertThat(answer.header("WWW-Authenticate")).isEqualTo(HostMechanism.CHALLENGE);
        assertThat(control.get(path).status()).isEqualTo(answer.status());
    }

    @Test
    void badTokenIsRefusedAsOurs() {
        client.get("/api/caller/staff", "not.a.token").refusesToken("token_malformed");
    }

    @Test
    void constraintOfTheContainerHoldsForTheHostsCallers() {
        assertThat(basic(client, "/closed").is(200).body()).isEqualTo("closed tribune");
        assertThat(client.get("/closed").is(401).header("WWW-Authenticate")).isEqualTo(HostMechanism.CHALLENGE);
    }

    private static Answer basic(Client client, String path) {
        return client.send(
                client.request(path).header("Authorization", credentials(HostUsers.NAME, HostUsers.PASSWORD)));
    }

    private static String credentials(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
