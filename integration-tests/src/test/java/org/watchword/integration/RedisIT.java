package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.observer.ThreadsServlet;
import org.watchword.redis.RedisProcess;

/** Sessions in Redis: the jar as it is packaged, on a real Redis, beside a database that has the users. */
@ServerTest
@MatrixRow(table = MatrixRow.Table.DATABASE, value = "Redis for sessions, beside the database (auth-redis)")
class RedisIT {

    private static final RedisProcess REDIS = RedisProcess.started("--appendonly", "yes", "--appendfsync", "always");
    private static final DatabaseServer DATABASE = new DatabaseServer();

    private static final String PATH = "/api/rules/user";

    @ArquillianResource
    @OperateOnDeployment("redis")
    private URL base;

    @ArquillianResource
    private Deployer deployer;

    private Client client;

    @Deployment(name = "redis", testable = false)
    static WebArchive host() {
        return host("redis");
    }

    /** The same on another node, as far as the database and Redis can tell. */
    @Deployment(name = "redis-node", managed = false, testable = false)
    static WebArchive otherNode() {
        return host("redis-node");
    }

    @Deployment(name = "redis-observer", testable = false)
    static WebArchive observer() {
        return HostWar.shape("redis-observer", ThreadsServlet.class).withoutUs().build();
    }

    private static WebArchive host(String name) {
        return HostWar.named(name)
                .on(DATABASE.url("redis"))
                .onRedis(REDIS.url())
                // Too long for any test: what another node hears it hears from Redis.
                .with("watchword.revocation.poll", "PT5M")
                .build();
    }

    @AfterAll
    static void stop() {
        REDIS.close();
        DATABASE.stop();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "redis");
    }

    @Test
    void sessionIsOpenedRefreshedAndEndedInRedisAlone() {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();
        client.get(PATH, first.access()).is(200);

        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));

        assertThat(user.sessions()).as("rows of the database").isZero();
        assertThat(client.get("/auth/sessions", second.access()).is(200).json().getJsonArray("sessions"))
                .hasSize(1);
        client.postAs("/auth/logout", second.access()).is(204);
        dead(client, second);
    }

    @Test
    void fiftyRefreshesAtOnceGiveOneSuccessor() throws Exception {
        Tokens first = TestUser.with(client, "user").login();

        List<Answer> answers = Together.call(50, () -> client.refresh(first.refresh()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(answer -> Tokens.of(answer).refresh()).distinct())
                .hasSize(1);
    }

    @Test
    void otherNodeHearsOfALogoutAndOfRightsThatWereTakenBeforeItPolls() {
        deployer.deploy("redis-node");
        Client node = new Client(base, "redis-node");
        Tokens admin = TestUser.with(client, "admin").login();
        Tokens tokens = TestUser.with(client, "user").login();
        Tokens others =
                TestUser.with(client, Set.of("user", "auditor"), Set.of()).login();
        node.get(PATH, tokens.access()).is(200);
        node.get(PATH, others.access()).is(200);

        client.postAs("/auth/logout", tokens.access()).is(204);
        client.callAs(
                        admin.access(),
                        "DELETE",
                        "/auth/admin/users/" + others.claims().getString("sub") + "/roles/auditor",
                        "")
                .is(204);

        Await.until(
                "the other node hears of the logout",
                () -> node.get(PATH, tokens.access()).status() == 401);
        Await.until(
                "the other node hears of the role",
                () -> node.get(PATH, others.access()).status() == 401);
        dead(node, tokens);
        Tokens after = Tokens.of(node.refresh(others.refresh()).is(200));
        assertThat(after.claims().getJsonArray("groups")).hasSize(1);
        deployer.undeploy("redis-node");
    }

    @Test
    void redisThatIsKilledIsA503WhereItIsNeededAndNothingIsLost() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        client.get(PATH, tokens.access()).is(200);

        REDIS.kill();

        client.get(PATH, tokens.access()).is(200);
        client.login(user.username(), TestUser.PASSWORD).isFailure(503, "store_unavailable");
        client.refresh(tokens.refresh()).isFailure(503, "store_unavailable");
        client.postAs("/auth/logout", tokens.access()).isFailure(503, "store_unavailable");

        REDIS.start();

        Tokens fresh = Tokens.of(client.refresh(tokens.refresh()).is(200));
        client.get(PATH, fresh.access()).is(200);
        user.login();
    }

    @Test
    void applicationThatIsTakenAwayLeavesNoThreadAndTheOthersGoOn() {
        Client observer = new Client(base, "redis-observer");
        String threads = "/threads?name=watchword-redis-node";
        deployer.deploy("redis-node");
        Client node = new Client(base, "redis-node");
        Tokens tokens = TestUser.with(node, "user").login();
        assertThat(observer.get(threads).is(200).body()).isEqualTo("watchword-redis-node-revocations");

        deployer.undeploy("redis-node");

        assertThat(observer.get(threads).is(200).body()).isEmpty();
        assertThat(observer.get("/threads?name=watchword-redis").is(200).body())
                .isEqualTo("watchword-redis-revocations");
        Tokens.of(client.refresh(tokens.refresh()).is(200));
    }

    @Test
    void clientOfRedisIsSilentInTheServersLog() {
        TestUser.with(client, "user").login();

        assertThat(ServerLog.text()).doesNotContain("SLF4J: ").doesNotContain("org.watchword.shaded.redis");
    }

    private static void dead(Client client, Tokens tokens) {
        client.get(PATH, tokens.access()).refusesToken("token_revoked");
        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
    }
}
