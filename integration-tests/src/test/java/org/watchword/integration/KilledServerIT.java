package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's process is killed while 100 clients refresh. */
@Tag("payara")
class KilledServerIT {

    private static final int CLIENTS = 100;
    private static final String USER = "courier";
    private static final int ENOUGH_ANSWERS = 3 * CLIENTS;
    private static final String GENERATIONS = "SELECT id || ' ' || generation FROM ww_session WHERE revoked_at IS NULL";
    private static final String HASHES = "SELECT id || ' ' || current_hash FROM ww_session";

    @TempDir
    private Path folder;

    @Test
    void everyClientGetsOnAfterTheProcessWasKilledInTheMiddleOfItsRefreshes() throws Exception {
        PostgresServer database = new PostgresServer();
        try (OwnServer server = new OwnServer(
                HostWar.named("killed")
                        .onPostgres(database.url())
                        .with("watchword.refresh.grace", "PT5M")
                        .build(),
                folder)) {
            List<RefreshingClient> clients = clients(server.client());

            killInTheMiddleOf(clients, server);
            server.startAgain();

            List<String> generations = database.read(GENERATIONS);
            List<String> hashes = database.read(HASHES);
            assertThat(generations).hasSize(CLIENTS);
            List<RefreshingClient> unanswered = new ArrayList<>();
            for (RefreshingClient one : clients) {
                if (!generations.contains(one.session() + " " + one.generation())) {
                    unanswered.add(one);
                }
            }
            // The refresh that a client got no answer to was done or was not done, and nothing in between.
            assertThat(unanswered)
                    .allSatisfy(one -> assertThat(generations).contains(one.session() + " " + (one.generation() + 1)));
            // Of these one is certain, whatever the moment of the kill.
            assertThat(unanswered).contains(clients.get(0));
            for (RefreshingClient one : unanswered) {
                one.refresh();
            }
            assertThat(database.read(HASHES))
                    .as("who got no answer is given the successor that there is")
                    .containsExactlyInAnyOrderElementsOf(hashes);
            allGetOn(clients, server.client());
            assertThat(database.read(GENERATIONS)).hasSize(CLIENTS);
        }
    }

    @Test
    void soDoTheyOnAnH2FileThatIsWrittenWithEachCommit() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("sessions") + ";WRITE_DELAY=0";
        try (OwnServer server = new OwnServer(
                HostWar.named("killed")
                        .on(url)
                        .with("watchword.refresh.grace", "PT5M")
                        .build(),
                folder)) {
            List<RefreshingClient> clients = clients(server.client());

            killInTheMiddleOf(clients, server);
            server.startAgain();

            allGetOn(clients, server.client());
            assertThat(new TestUser(USER, server.client()).sessions()).isEqualTo(CLIENTS);
        }
    }

    /** As many sessions of one user; of the first one's first refresh the answer is lost. */
    private static List<RefreshingClient> clients(Client client) {
        TestUser user = client.user(USER, Set.of("user"), Set.of());
        List<RefreshingClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new RefreshingClient(client, user.login().refresh()));
        }
        clients.get(0).refreshInVain();
        return clients;
    }

    private static void killInTheMiddleOf(List<RefreshingClient> clients, OwnServer server) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            CountDownLatch enough = new CountDownLatch(ENOUGH_ANSWERS);
            List<Future<?>> running = new ArrayList<>();
            for (RefreshingClient one : clients.subList(1, CLIENTS)) {
                running.add(threads.submit(() -> one.refreshUntilNobodyAnswers(enough)));
            }
            assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
            server.kill();
            for (Future<?> one : running) {
                one.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void allGetOn(List<RefreshingClient> clients, Client client) {
        for (RefreshingClient one : clients) {
            one.refresh();
            client.get("/api/rules/user", one.refresh().access()).is(200);
        }
    }
}
