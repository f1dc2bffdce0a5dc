package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.persistence.spi.PersistenceProvider;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.http.Answer;
import org.watchword.session.TestClock;
import org.watchword.store.jpa.FileDatabase;

/**
 * The database's disk is full, or its file is read only: what must be written is refused for now, and all else goes on.
 */
abstract class UnwritableDatabaseContract {

    @TempDir
    private Path folder;

    private FileDatabase database;
    private TestNode node;

    abstract PersistenceProvider provider();

    @BeforeEach
    void start() {
        database = new FileDatabase(folder);
        node = TestNode.on(() -> database.open(provider()), new TestClock());
        node.start("watchword.throttle.store", "database");
        node.user("ada", TwoNodes.PASSWORD);
    }

    @AfterEach
    void stop() {
        node.stop();
    }

    @Test
    void fullDiskIsA503ThatPassesAndNothingIsLost() throws Exception {
        nothingIsLostBetween(database::full);
    }

    @Test
    void readOnlyFileIsA503ThatPassesAndNothingIsLost() throws Exception {
        nothingIsLostBetween(database::readOnly);
    }

    private void nothingIsLostBetween(Consumer<Boolean> trouble) throws SQLException {
        Answer login = TwoNodes.login(node, "ada");
        Answer toBeEnded = TwoNodes.login(node, "ada");
        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status()).isEqualTo(200);

        trouble.accept(true);
        for (int i = 0; i < 3; i++) {
            isUnavailable(TwoNodes.login(node, "ada"));
            isUnavailable(TwoNodes.refresh(node, TwoNodes.refresh(login)));
            isUnavailable(logout(toBeEnded));
            Answer verified = node.answer(
                    node.request("POST", "/auth/verify").json("{\"token\":\"" + TwoNodes.access(login) + "\"}"));
            assertThat(verified.status()).isEqualTo(200);
            assertThat(json(verified).getBoolean("valid")).isTrue();
        }
        trouble.accept(false);

        assertThat(database.read("SELECT COUNT(*) FROM ww_session WHERE revoked_at IS NULL AND generation = 0"))
                .as("neither lost, nor moved on, nor ended, nor any more of them")
                .isEqualTo("2");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(refreshed)).status()).isEqualTo(200);
        assertThat(logout(toBeEnded).status()).isEqualTo(204);
        assertThat(reason(TwoNodes.me(node, TwoNodes.access(toBeEnded)))).isEqualTo("token_revoked");
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);
        assertThat(database.read("SELECT COUNT(*) FROM ww_session")).isEqualTo("3");
    }

    private Answer logout(Answer login) {
        return node.answer(node.request("POST", "/auth/logout").bearer(TwoNodes.access(login)));
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("store_unavailable");
        assertThat(answer.headers()).containsKey("Retry-After");
        assertThat(json(answer).getJsonObject("error").getInt("retry_after")).isPositive();
    }
}
