package org.watchword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a file, which one process has at a time: each node is closed before a command runs. */
class CommandLineOnH2IT extends CommandLineContract {

    private static final String PASSWORD = "pier-Lamp-8";

    @BeforeEach
    void databaseIsThere() throws Exception {
        read("SELECT 1");
    }

    @Override
    String url() {
        return "jdbc:h2:" + folder.resolve("data");
    }

    @Override
    String user() {
        return "sa";
    }

    @Override
    String password() {
        return PASSWORD;
    }

    @Override
    String product() {
        return "h2";
    }

    @Override
    DataSource dataSource() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url());
        database.setUser(user());
        database.setPassword(PASSWORD);
        return database;
    }

    @Test
    void databaseThatIsNotThereIsNotMade() throws Exception {
        Path absent = folder.resolve("absent");

        CommandRun run = CommandRun.of(
                Map.of("WATCHWORD_DB_PASSWORD", PASSWORD),
                "",
                List.of("sessions", "list", "--url", "jdbc:h2:" + absent, "--user", "sa"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("not found").doesNotContain(PASSWORD);
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("absent"));
        }
    }

    @Test
    void wrongPasswordOfTheDatabaseIsSaidAndNotShown() throws Exception {
        CommandRun run = CommandRun.of(
                Map.of(
                        "WATCHWORD_DB_PASSWORD",
                        "quite-Another-3",
                        "WATCHWORD_DB_URL",
                        url(),
                        "WATCHWORD_DB_USER",
                        "sa"),
                "",
                List.of("schema", "status"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("Wrong user name or password").doesNotContain("quite-Another-3");
    }

    @Test
    void logIsShownWhereItIsAskedForAndSaysWhatWasDone() throws Exception {
        CommandRun run = CommandRun.of(
                Map.of("WATCHWORD_DB_PASSWORD", PASSWORD),
                "gravel-Tuesday-92",
                List.of("create-admin", "--username", "ada", "--password-stdin", "-v", "--url", url(), "--user", "sa"));

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("event=first_administrator outcome=success", "detail=\"command line\"")
                .doesNotContain("gravel", PASSWORD);
    }

    @Test
    void nameThatTheLocaleHasLostIsWrongUsage() throws Exception {
        CommandRun run = CommandRun.of(
                Map.of("WATCHWORD_DB_URL", url(), "LC_ALL", "C"),
                "",
                List.of("reset-password", "--username", "Zoë", "--password-stdin"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void wrongUsageIsTwoAndVersionAndHelpAreZero() throws Exception {
        assertThat(CommandRun.of(Map.of(), "", List.of("sessions", "end")).code())
                .isEqualTo(2);
        CommandRun version = CommandRun.of(Map.of(), "", List.of("--version"));
        assertThat(version).isEqualTo(new CommandRun(0, "watchword " + System.getProperty("cli.version") + "\n", ""));
        CommandRun help = CommandRun.of(Map.of(), "", List.of("help", "reset-password"));
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("--password-stdin");
    }
}
