package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that reaches the database, on PostgreSQL, through the server's pool and its Jakarta Persistence provider.
 */
@ServerTest
@MatrixRow(table = MatrixRow.Table.DATABASE, value = "PostgreSQL, the server's own data source")
class PostgresIT {

    private static final PostgresServer DATABASE = new PostgresServer();

    private static final String PATH = "/api/rules/user";

    @ArquillianResource
    @OperateOnDeployment("postgres")
    private URL base;

    @ArquillianResource
    private Deployer deployer;

    private Client client;

    @Deployment(name = "postgres", testable = false)
    static WebArchive host() {
        return HostWar.named("postgres").onPostgres(DATABASE.url()).build();
    }

    /** The same on another node, as far as the database can tell. */
    @Deployment(name = "postgres-node", managed = false, testable = false)
    static WebArchive otherNode() {
        return HostWar.named("postgres-node").onPostgres(DATABASE.url()).build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "postgres");
    }

    @Test
    void rolesAndPermissionsAreThoseInTheDatabase() {
        TestUser user = TestUser.with(client, Set.of("user", "auditor"), Set.of("phones:write"));

        String access = user.login().access();

        client.get(PATH, access).is(200);
        client.get("/api/rules/either", access).is(200);
        client.get("/api/rules/write", access).is(200);
        client.get("/api/rules/both-permissions", access).refusesCaller("permission_missing");
        client.get("/api/admin-class/plain", access).refusesCaller("role_missing");
        assertThat(client.get("/auth/me", access).is(200).text("email")).isEqualTo(user.username() + "@example.org");
    }

    @Test
    void statusNamesTheDatabase() {
        String access = TestUser.with(client, "admin").login().access();

        var store = client.get("/auth/status", access).is(200).json().getJsonObject("store");

        assertThat(store.getString("database")).matches("PostgreSQL [0-9]+\\..*");
        assertThat(store.getString("state")).isEqualTo("ready");
        assertThat(store.getString("schema_version")).isEqualTo("4");
    }

    @Test
    void wrongPasswordAndDisabledUserGetNothing() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        client.login(user.username(), "wrong horse battery").isFailure(401, "invalid_credentials");

        user.disable();

        client.login(user.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
        client.get(PATH, tokens.access()).refusesToken("token_revoked");
        assertThat(user.sessions()).isZero();
    }

    @Test
    void fiftyRefreshesAtOnceGiveOneSuccessorAndOneSession() throws Exception {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();

        List<Answer> answers = Together.call(50, () -> client.refresh(first.refresh()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        List<Tokens> all = answers.stream().map(Tokens::of).toList();
        assertThat(all).extracting(Tokens::refresh).containsOnly(all.get(0).refresh());
        assertThat(user.sessions()).isEqualTo(1);
        Tokens next = Tokens.of(client.refresh(all.get(0).refresh()).is(200));
        client.refresh(first.refresh()).isFailure(401, "refresh_token_reused");
        client.refresh(next.refresh()).isFailure(401, "session_ended");
    }

    @Test
    void refreshesAtOnceOnTwoNodesGiveOneSuccessorAndALogoutAmongThemEndsIt() throws Exception {
        deployer.deploy("postgres-node");
        Client node = new Client(base, "postgres-node");
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();
        AtomicInteger calls = new AtomicInteger();

        List<Answer> answers =
                Together.call(20, () -> (calls.getAndIncrement() % 2 == 0 ? client : node).refresh(first.refresh()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        Tokens second = Tokens.of(answers.get(0));
        assertThat(answers).extracting(answer -> Tokens.of(answer).refresh()).containsOnly(second.refresh());
        assertThat(user.sessions()).isEqualTo(1);

        calls.set(0);
        List<Answer> racing = Together.call(10, () -> switch (calls.getAndIncrement()) {
            case 4 -> client.postAs("/auth/logout", second.access());
            case 0, 2, 6, 8 -> client.refresh(second.refresh());
            default -> node.refresh(second.refresh());
        });

        assertThat(racing).extracting(Answer::status).containsOnlyOnce(204).isSubsetOf(200, 204, 401);
        assertThat(user.sessions()).isZero();
        client.refresh(second.refresh()).isFailure(401, "session_ended");
        Await.until(
                "the other node knows", () -> node.get(PATH, second.access()).status() == 401);
        dead(node, second);
        deployer.undeploy("postgres-node");
    }

    @Test
    void logoutEndsOneSessionAndLogoutAllTheOthers() {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();
        Tokens second = user.login();
        Tokens third = user.login();

        client.postAs("/auth/logout", first.access()).is(204);

        dead(client, first);
        client.get(PATH, second.access()).is(200);
        assertThat(user.sessions()).isEqualTo(2);

        client.postAs("/auth/logout-all", second.access()).is(204);

        dead(client, second);
        dead(client, third);
        assertThat(user.sessions()).isZero();
        client.get(PATH, user.login().access()).is(200);
    }

    @Test
    void applicationThatComesBackOnTheSameDatabaseGoesOnWhereItWas() {
        deployer.deploy("postgres-node");
        Client node = new Client(base, "postgres-node");
        TestUser user = TestUser.with(node, "user");
        Tokens before = user.login();
        Tokens ended = user.login();
        node.postAs("/auth/logout", ended.access()).is(204);

        deployer.undeploy("postgres-node");
        deployer.deploy("postgres-node");

        node.get(PATH, before.access()).is(200);
        dead(node, ended);
        Tokens after = Tokens.of(node.refresh(before.refresh()).is(200));
        node.get(PATH, after.access()).is(200);
        assertThat(user.sessions()).isEqualTo(1);
        deployer.undeploy("postgres-node");
    }

    @Test
    void nodesOnOneDatabaseShareKeysAndSessionsAndHearOfEachOthersLogouts() {
        deployer.deploy("postgres-node");
        Client node = new Client(base, "postgres-node");
        Tokens tokens = TestUser.with(client, "user").login();
        node.get(PATH, tokens.access()).is(200);
        Tokens refreshed = Tokens.of(node.refresh(tokens.refresh()).is(200));
        client.get(PATH, refreshed.access()).is(200);

        client.postAs("/auth/logout", refreshed.access()).is(204);

        Await.until(
                "the other node knows", () -> node.get(PATH, refreshed.access()).status() == 401);
        dead(node, refreshed);
        deployer.undeploy("postgres-node");
    }

    @Test
    void whatAnAdministratorTakesOnOneNodeIsGoneOnTheOther() {
        deployer.deploy("postgres-node");
        Client node = new Client(base, "postgres-node");
        Tokens admin = TestUser.with(client, "admin").login();
        Tokens tokens = TestUser.with(client, "user", "auditor").login();
        Tokens others = TestUser.with(client, "user").login();
        node.get(PATH, tokens.access()).is(200);
        node.get(PATH, others.access()).is(200);
        String users = "/auth/admin/users/";

        client.callAs(admin.access(), "DELETE", users + tokens.claims().getString("sub") + "/roles/auditor", "")
                .is(204);
        client.callAs(admin.access(), "POST", users + others.claims().getString("sub") + "/disable", "")
                .is(204);

        Await.until(
                "the other node knows of the role",
                () -> node.get(PATH, tokens.access()).status() == 401);
        Await.until(
                "the other node knows of the user",
                () -> node.get(PATH, others.access()).status() == 401);
        dead(node, others);
        Tokens after = Tokens.of(node.refresh(tokens.refresh()).is(200));
        assertThat(after.claims().getJsonArray("groups")).hasSize(1);
        deployer.undeploy("postgres-node");
    }

    private static void dead(Client client, Tokens tokens) {
        client.get(PATH, tokens.access()).refusesToken("token_revoked");
        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
    }
}
