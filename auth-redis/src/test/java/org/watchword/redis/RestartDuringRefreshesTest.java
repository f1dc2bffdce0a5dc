package org.watchword.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.session.TestClock;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;

/** A Redis that writes each change into its log is killed and started again while clients log in and refresh. */
class RestartDuringRefreshesTest {

    private static final int CLIENTS = 8;
    private static final int CRASHES = 3;

    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();

    private static void await(IntSupplier count, int atLeast) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (count.getAsInt() < atLeast) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean counted(Answer answer) {
        assertThat(answer.status()).isIn(200, 503);
        boolean isDone = answer.status() == 200;
        (isDone ? done : refused).incrementAndGet();
        if (!isDone) {
            assertThat(answer.headers()).containsKey("Retry-After");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return isDone;
    }

    /** Refreshes until told to stop, and sends the same token again where there was no answer. */
    private Client client(TestNode node, String first) {
        String token = first;
        int rotations = 0;
        while (goOn.get()) {
            Answer answer = TwoNodes.refresh(node, token);
            if (counted(answer)) {
                token = TwoNodes.refresh(answer);
                rotations++;
            }
        }
        return new Client(token, rotations);
    }

    private Client logsInAgainAndAgain(TestNode node) {
        while (goOn.get()) {
            if (counted(TwoNodes.login(node, "ada"))) {
                logins.incrementAndGet();
            }
        }
        return new Client("", 0);
    }

    @Test
    void noSessionIsLostOrForkedAndClientsGoOnByThemselves() throws Exception {
        try (RedisProcess redis = RedisProcess.started("--appendonly", "yes", "--appendfsync", "always");
                TestDatabase database = TestDatabase.h2()) {
            TestNode node = TestNode.on(() -> database.open(TestProviders.eclipseLink()), new TestClock());
            node.start(
                    "watchword.redis.url",
                    redis.url(),
                    "watchword.throttle.enabled",
                    "false",
                    "watchword.session.max-per-user",
                    "0",
                    // A loaded machine may take longer than usual to start it again.
                    "watchword.refresh.grace",
                    "PT1M",
                    "watchword.password.max-wait",
                    "PT1M");
            node.user("ada", TwoNodes.PASSWORD);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                tokens.add(TwoNodes.refresh(TwoNodes.login(node, "ada")));
            }
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
            try {
                List<Future<Client>> clients = new ArrayList<>();
                tokens.forEach(token -> clients.add(threads.submit(() -> client(node, token))));
                clients.add(threads.submit(() -> logsInAgainAndAgain(node)));

                for (int crash = 0; crash < CRASHES; crash++) {
                    await(done::get, done.get() + 100);
                    redis.kill();
                    await(refused::get, refused.get() + 2 * CLIENTS);
                    redis.start();
                }
                await(done::get, done.get() + 100);
                goOn.set(false);

                for (int i = 0; i < CLIENTS; i++) {
                    Client client = clients.get(i).get(60, TimeUnit.SECONDS);
                    assertThat(sessionOf(client.token()))
                            .as("never another session")
                            .isEqualTo(sessionOf(tokens.get(i)));
                    assertThat(generationOf(client.token()))
                            .as("each answer was one step")
                            .isEqualTo(client.rotations());
                    assertThat(TwoNodes.refresh(node, client.token()).status()).isEqualTo(200);
                }
                clients.get(CLIENTS).get(60, TimeUnit.SECONDS);
                assertThat(logins.get()).isPositive();
            } finally {
                goOn.set(false);
                threads.shutdownNow();
                node.stop();
            }
        }
    }

    private static String sessionOf(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    /** Eight bytes behind the session's id. */
    private static long generationOf(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1));
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** The last token that a client has, and how often it got one. */
    private record Client(String token, int rotations) {}
}
