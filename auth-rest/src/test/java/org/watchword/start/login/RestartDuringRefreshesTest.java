package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.http.Answer;
import org.watchword.session.TestClock;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestProviders;
import org.watchword.store.jpa.schema.SchemaMode;

/** A PostgreSQL server is stopped and started while clients log in and refresh. */
class RestartDuringRefreshesTest {

    private static final int CLIENTS = 8;

    @TempDir
    private Path folder;

    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

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

    /**
     * Refreshes until told to stop, and sends the same token again where there was no answer; the last token that it
     * got.
     */
    private String client(TestNode node, String first) {
        String token = first;
        while (goOn.get()) {
            Answer answer = TwoNodes.refresh(node, token);
            if (counted(answer)) {
                token = TwoNodes.refresh(answer);
            }
        }
        return token;
    }

    private String logsInAgainAndAgain(TestNode node) {
        while (goOn.get()) {
            if (counted(TwoNodes.login(node, "ada"))) {
                logins.incrementAndGet();
            }
        }
        return "";
    }

    @Test
    void noSessionIsLostOrForkedAndClientsGoOnByThemselves() throws Exception {
        EmbeddedPostgres first = server(0);
        DataSource dataSource = first.getPostgresDatabase();
        TestNode node = TestNode.on(
                () -> JpaStores.open(dataSource, SchemaMode.APPLY, TestProviders.eclipseLink()), new TestClock());
        node.start("watchword.throttle.enabled", "false", "watchword.password.max-wait", "PT1M");
        node.user("ada", TwoNodes.PASSWORD);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            tokens.add(TwoNodes.refresh(TwoNodes.login(node, "ada")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
        EmbeddedPostgres second = null;
        try {
            List<Future<String>> clients = new ArrayList<>();
            tokens.forEach(token -> clients.add(threads.submit(() -> client(node, token))));
            clients.add(threads.submit(() -> logsInAgainAndAgain(node)));
            await(done::get, 100);

            first.close();
            await(refused::get, 5 * CLIENTS);
            second = server(first.getPort());
            await(done::get, done.get() + 100);
            goOn.set(false);

            for (int i = 0; i < CLIENTS; i++) {
                String last = clients.get(i).get(60, TimeUnit.SECONDS);
                assertThat(sessionOf(last)).as("never another session").isEqualTo(sessionOf(tokens.get(i)));
                assertThat(TwoNodes.refresh(node, last).status()).isEqualTo(200);
            }
            clients.get(CLIENTS).get(60, TimeUnit.SECONDS);
            assertThat(logins.get()).isPositive();
        } finally {
            goOn.set(false);
            threads.shutdownNow();
            node.stop();
            if (second != null) {
                second.close();
            }
        }
    }

    private static String sessionOf(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
