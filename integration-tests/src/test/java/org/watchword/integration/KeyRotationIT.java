package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing keys are rotated and revoked while two nodes on one database are used. */
@ServerTest
class KeyRotationIT {

    private static final PostgresServer DATABASE = new PostgresServer();

    private static final int CLIENTS = 4;
    private static final String PATH = "/api/rules/user";
    private static final String KEYS = "/auth/admin/keys";

    @ArquillianResource
    @OperateOnDeployment("rotation")
    private URL base;

    private Client one;
    private Client two;

    @Deployment(name = "rotation", testable = false)
    static WebArchive host() {
        return node("rotation");
    }

    @Deployment(name = "rotation-node", testable = false)
    static WebArchive otherNode() {
        return node("rotation-node");
    }

    private static WebArchive node(String name) {
        return HostWar.named(name)
                .onPostgres(DATABASE.url())
                .with("watchword.key.publish-before", "PT10S")
                .build();
    }

    @BeforeEach
    void connect() {
        one = new Client(base, "rotation");
        two = new Client(base, "rotation-node");
    }

    private String administrator() {
        return TestUser.with(one, "admin").login().access();
    }

    private String kid(String state, String administrator) {
        return one.get(KEYS, administrator).is(200).json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("state").equals(state))
                .map(key -> key.getString("kid"))
                .findFirst()
                .orElse("");
    }

    @Test
    void noRequestToEitherNodeIsRefusedWhileTheNextKeyIsPublishedAndBeginsToSign() throws Exception {
        String administrator = administrator();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(session(TestUser.with(one, "user").login(), done)));
            }
            String next = two.callAs(administrator, "POST", KEYS + "/rotate", "")
                    .is(201)
                    .json()
                    .getString("kid");

            assertThat(two.get("/auth/jwks.json").is(200).body()).contains(next);
            Await.until(
                    "the first node publishes it",
                    () -> one.get("/auth/jwks.json").body().contains(next));
            assertThat(kid("signing", administrator)).isNotEqualTo(next);
            Await.until("it signs", () -> kid("signing", administrator).equals(next));
            Tokens tokens = TestUser.with(one, "user").login();
            two.get(PATH, tokens.access()).is(200);
            done.set(true);

            for (Future<Integer> client : clients) {
                assertThat(client.get(1, TimeUnit.MINUTES)).isPositive();
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
    }

    /** Refreshes at one node after the other, and uses each access token at both. */
    private Callable<Integer> session(Tokens first, AtomicBoolean done) {
        return () -> {
            Tokens tokens = first;
            int rounds = 0;
            while (!done.get()) {
                one.get(PATH, tokens.access()).is(200);
                two.get(PATH, tokens.access()).is(200);
                tokens = Tokens.of((rounds++ % 2 == 0 ? two : one)
                        .refresh(tokens.refresh())
                        .is(200));
            }
            return rounds;
        };
    }

    @Test
    void tokensOfARevokedKeyAreRefusedByBothNodesAndSessionsGoOn() {
        String administrator = administrator();
        Tokens tokens = TestUser.with(one, "user").login();
        two.get(PATH, tokens.access()).is(200);
        String leaked = kid("signing", administrator);

        one.callAs(administrator, "POST", KEYS + "/revoke", "{\"kid\":\"" + leaked + "\"}")
                .is(200);

        one.get(PATH, tokens.access()).refusesToken("token_key_unknown");
        Tokens refreshed = Tokens.of(one.refresh(tokens.refresh()).is(200));
        one.get(PATH, refreshed.access()).is(200);
        Await.until("the other node knows", () -> two.get(PATH, tokens.access()).status() == 401);
        two.get(PATH, refreshed.access()).is(200);
        Tokens again = Tokens.of(two.refresh(refreshed.refresh()).is(200));
        one.get(PATH, again.access()).is(200);
    }
}
