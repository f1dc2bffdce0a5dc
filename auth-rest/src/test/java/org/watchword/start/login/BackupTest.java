package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.http.TestAnswers.reason;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.config.ConfigurationException;
import org.watchword.http.Answer;
import org.watchword.session.TestClock;
import org.watchword.store.jpa.DumpedDatabase;

/** Back-up and restore with PostgreSQL's own tools, as docs/operations.md describes them. */
class BackupTest {

    private static final String ENCRYPTION_KEY = "watchword.key.encryption-key";
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    @TempDir
    private Path folder;

    private final DumpedDatabase database = new DumpedDatabase();
    private TestNode node = newNode();

    private TestNode newNode() {
        return TestNode.on(database::open, new TestClock());
    }

    @BeforeEach
    void start() {
        node.start(ENCRYPTION_KEY, KEY);
        node.user("ada", TwoNodes.PASSWORD);
    }

    @AfterEach
    void stop() {
        node.stop();
        database.close();
    }

    private Path dump() throws Exception {
        Path dump = folder.resolve("watchword.dump");
        database.dump(dump);
        return dump;
    }

    private void restore(Path dump) throws Exception {
        node.stop();
        database.drop();
        database.restore(dump);
        node = newNode();
    }

    @Test
    void clientsGoOnWithTheirOldTokensAfterARestore() throws Exception {
        Answer login = TwoNodes.login(node, "ada");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));

        restore(dump());
        node.start(ENCRYPTION_KEY, KEY);

        assertThat(TwoNodes.me(node, TwoNodes.access(refreshed)).status()).isEqualTo(200);
        Answer next = TwoNodes.refresh(node, TwoNodes.refresh(refreshed));
        assertThat(next.status()).isEqualTo(200);
        assertThat(TwoNodes.me(node, TwoNodes.access(next)).status()).isEqualTo(200);
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);
    }

    @Test
    void withoutTheKeyThatSealedTheSigningKeysNothingStarts() throws Exception {
        Answer login = TwoNodes.login(node, "ada");
        restore(dump());

        TestNode wrong = newNode();
        assertThatThrownBy(() -> wrong.start(ENCRYPTION_KEY, OTHER_KEY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.encryption-key does not open the signing key");

        node.start(ENCRYPTION_KEY, KEY);
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(login)).status()).isEqualTo(200);
    }

    @Test
    void olderDumpForgetsWhatCameAfterItUnlessAllSessionsAndKeysAreRemoved() throws Exception {
        Answer kept = TwoNodes.login(node, "ada");
        Answer movedOn = TwoNodes.login(node, "ada");
        Answer loggedOut = TwoNodes.login(node, "ada");
        Path dump = dump();
        Answer later = TwoNodes.refresh(node, TwoNodes.refresh(movedOn));
        assertThat(node.answer(node.request("POST", "/auth/logout").bearer(TwoNodes.access(loggedOut)))
                        .status())
                .isEqualTo(204);

        restore(dump);
        node.start(ENCRYPTION_KEY, KEY);

        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(kept)).status())
                .as("not refreshed since the dump")
                .isEqualTo(200);
        assertThat(reason(TwoNodes.refresh(node, TwoNodes.refresh(later))))
                .as("refreshed since the dump")
                .isEqualTo("refresh_token_invalid");
        assertThat(TwoNodes.me(node, TwoNodes.access(loggedOut)).status())
                .as("a logout that came after the dump is forgotten")
                .isEqualTo(200);

        restore(dump);
        database.run("DELETE FROM ww_session");
        database.run("DELETE FROM ww_signing_key");
        node.start(ENCRYPTION_KEY, KEY);

        for (Answer old : new Answer[] {kept, movedOn, later, loggedOut}) {
            assertThat(TwoNodes.refresh(node, TwoNodes.refresh(old)).status()).isEqualTo(401);
            assertThat(TwoNodes.me(node, TwoNodes.access(old)).status()).isEqualTo(401);
        }
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);
    }
}
