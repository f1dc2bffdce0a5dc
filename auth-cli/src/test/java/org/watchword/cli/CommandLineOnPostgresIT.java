package org.watchword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.watchword.api.login.SessionTokens;

class CommandLineOnPostgresIT extends CommandLineContract {

    private final String url = PostgresServer.newSchema();

    @Override
    String url() {
        return url;
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "not-Asked-for-1";
    }

    @Override
    String product() {
        return "postgresql";
    }

    @Override
    DataSource dataSource() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user());
        return database;
    }

    @Test
    void nodeThatRunsRefusesTheTokensWithinItsPoll() throws Exception {
        run("gravel-Tuesday-92", "create-admin", "--username", "ada", "--password-stdin");
        try (TestNode node = node()) {
            SessionTokens tokens = node.loggedIn("ada", "gravel-Tuesday-92");
            assertThat(node.accepts(tokens)).isTrue();

            assertThat(run("", "sessions", "end", "--all").code()).isZero();

            long end = System.nanoTime() + 20_000_000_000L;
            while (node.accepts(tokens) && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertThat(node.accepts(tokens)).isFalse();
        }
    }

    @Test
    void serverThatIsNotThereIsOneLine() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        CommandRun run = CommandRun.of(
                Map.of("WATCHWORD_DB_PASSWORD", "not-Asked-for-1"),
                "",
                List.of("clean-up", "--url", "jdbc:postgresql://localhost:" + port + "/x", "--user", "y"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("refused").doesNotContain("not-Asked-for-1");
    }
}
