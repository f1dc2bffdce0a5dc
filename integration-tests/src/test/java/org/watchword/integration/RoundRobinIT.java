package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes on one database behind a balancer that sends each request to the next one. */
@ServerTest
class RoundRobinIT {

    private static final PostgresServer DATABASE = new PostgresServer();
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 6;
    private static final String PATH = "/api/rules/user";

    @ArquillianResource
    @OperateOnDeployment("robin-first")
    private URL base;

    private List<Client> nodes;

    @Deployment(name = "robin-first", testable = false)
    static WebArchive first() {
        return node("robin-first");
    }

    @Deployment(name = "robin-second", testable = false)
    static WebArchive second() {
        return node("robin-second");
    }

    @Deployment(name = "robin-third", testable = false)
    static WebArchive third() {
        return node("robin-third");
    }

    /**
     * Named as no other test's: GlassFish gives one of the same name the data source of the one that was undeployed.
     */
    private static WebArchive node(String name) {
        return HostWar.named(name).onPostgres(DATABASE.url()).build();
    }

    @BeforeEach
    void connect() {
        nodes = Stream.of("robin-first", "robin-second", "robin-third")
                .map(name -> new Client(base, name))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void noRequestFailsForBeingOnAnotherNodeThanTheOneBefore(int count) throws Exception {
        AtomicInteger requests = new AtomicInteger();

        List<Integer> done = Together.call(CLIENTS, () -> {
            TestUser user = TestUser.with(next(count, requests), "user");
            int rounds = 0;
            while (rounds < ROUNDS) {
                Tokens tokens = Tokens.of(next(count, requests)
                        .login(user.username(), TestUser.PASSWORD)
                        .is(200));
                next(count, requests).get(PATH, tokens.access()).is(200);
                for (int i = 0; i < 3; i++) {
                    tokens = Tokens.of(
                            next(count, requests).refresh(tokens.refresh()).is(200));
                    next(count, requests).get(PATH, tokens.access()).is(200);
                }
                Client left = next(count, requests);
                left.postAs("/auth/logout", tokens.access()).is(204);
                left.get(PATH, tokens.access()).refusesToken("token_revoked");
                next(count, requests).refresh(tokens.refresh()).is(401);
                rounds++;
            }
            return rounds;
        });

        assertThat(done).containsOnly(ROUNDS);
    }

    private Client next(int count, AtomicInteger requests) {
        return nodes.get(Math.floorMod(requests.getAndIncrement(), count));
    }

    @Test
    void logoutAtOneNodeIsInForceAtAllOthersWithinThePoll() {
        Tokens tokens = TestUser.with(nodes.get(0), "user").login();
        nodes.forEach(node -> node.get(PATH, tokens.access()).is(200));

        nodes.get(1).postAs("/auth/logout", tokens.access()).is(204);

        nodes.forEach(node ->
                Await.until("it is out", () -> node.get(PATH, tokens.access()).status() == 401));
        nodes.forEach(node -> node.get(PATH, tokens.access()).refusesToken("token_revoked"));
    }

    @Test
    void sameRefreshTokenAtAllNodesAtOnceGetsOneSuccessor() throws Exception {
        TestUser user = TestUser.with(nodes.get(0), "user");
        Tokens tokens = user.login();
        AtomicInteger requests = new AtomicInteger();

        List<Tokens> refreshed = Together.call(
                nodes.size() * 2,
                () -> Tokens.of(
                        next(nodes.size(), requests).refresh(tokens.refresh()).is(200)));

        assertThat(refreshed)
                .extracting(Tokens::refresh)
                .containsOnly(refreshed.get(0).refresh());
        for (Tokens one : refreshed) {
            next(nodes.size(), requests).get(PATH, one.access()).is(200);
        }
        assertThat(user.sessions()).isEqualTo(1);
    }
}
