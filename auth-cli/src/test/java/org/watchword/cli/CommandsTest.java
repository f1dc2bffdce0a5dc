package org.watchword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.cli.terminal.CommandEnvironment;

/** What is made of arguments, without a database. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> variables = new HashMap<>();

    private int run(String... arguments) {
        return run(new byte[0], arguments);
    }

    private int run(byte[] input, String... arguments) {
        CommandEnvironment environment = new CommandEnvironment(
                variables,
                new ByteArrayInputStream(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Optional.empty(),
                Clock.tickMillis(ZoneOffset.UTC));
        return Commands.of(environment).execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "sessions",
                "sessions end --id a --all",
                "sessions list --format xml --url jdbc:h2:x",
                "keys",
                "keys revoke --url jdbc:h2:x",
                "service-token --url jdbc:h2:x",
                "service-token --url jdbc:h2:x two words",
                "service-token --url jdbc:h2:x 617471ef-9f0d-45d9-ae28-8a327fb9146a",
                "service-token --url jdbc:h2:x --valid-for PT24H1S phones",
                "service-token --url jdbc:h2:x --valid-for day phones",
                "create-admin",
                "reset-password --password-stdin",
                "schema",
                "schema --database oracle",
                "schema --database h2 --from 5",
                "schema --database h2 --from -1",
                "schema --database h2 --from one",
                "clean-up",
                "clean-up --url jdbc:mysql://h/d",
                "clean-up --url jdbc:h2:x y",
            })
    void wrongUsageIsTwoWithOneReasonAndAHint(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).startsWith("watchword").contains("--help'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset-password --username a --password s3cret-Word",
                "reset-password --username a --password=s3cret-Word",
                "reset-password --username a --password-stdin=s3cret-Word",
                "reset-password --username a s3cret-Word",
                "clean-up --url jdbc:postgresql://h/d?password=s3cret-Word",
                "clean-up --url jdbc:postgresql://h/d?user=a&sslpassword=s3cret-Word",
                "clean-up --url jdbc:h2:x;PASSWORD=s3cret-Word",
            })
    void passwordIsNoArgumentAndIsNotRepeated(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out + "" + err).doesNotContain("s3cret-Word");
    }

    @Test
    void helpOfEachCommandNamesItsExitCodes() {
        assertThat(run("sessions", "end", "--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: watchword sessions end")
                .contains("Exit codes:", "--id", "--all", "WATCHWORD_DB_PASSWORD");
    }

    @Test
    void versionNamesTheTables() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).contains("tables: version 4");
    }

    @Test
    void withoutTerminalThePasswordMustComeByStandardInput() {
        assertThat(run("create-admin", "--username", "ada", "--url", "jdbc:h2:mem:none"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--password-stdin");
    }

    @Test
    void argumentThatLostCharactersIsWrongUsage() {
        assertThat(run("clean-up", "--url", "jdbc:h2:/data/gr\uFFFD\uFFFDn")).isEqualTo(2);
        assertThat(err.toString()).contains("lost characters of an argument").contains("LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WATCHWORD_DB_PASSWORD", "WATCHWORD_DB_USER", "WATCHWORD_DB_URL"})
    void variableThatLostCharactersIsNamedAndNotRepeated(String name) {
        variables.put("WATCHWORD_DB_URL", "jdbc:h2:mem:none");
        variables.put(name, "jdbc:h2:zw\uFFFD\uFFFDlf");

        assertThat(run("clean-up")).isEqualTo(1);
        assertThat(err.toString()).contains(name).contains("LC_ALL=C.UTF-8").doesNotContain("zw");
    }

    @Test
    void settingThatLostCharactersIsNamedAndNotRepeated() {
        variables.put("WATCHWORD_TOKEN_ISSUER", "zw\uFFFD\uFFFDlf");

        assertThat(run("clean-up", "--url", "jdbc:h2:mem:none")).isEqualTo(1);
        assertThat(err.toString())
                .contains("watchword.token.issuer")
                .contains("LC_ALL=C.UTF-8")
                .doesNotContain("zw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "\n", "", "\r\n"})
    void standardInputThatIsNoPasswordIsRefused(String input) throws Exception {
        String url = "jdbc:h2:mem:" + java.util.UUID.randomUUID();
        try (var keepsItThere = java.sql.DriverManager.getConnection(url, "sa", "")) {
            assertThat(run(
                            input.getBytes(StandardCharsets.UTF_8),
                            "create-admin",
                            "--username",
                            "ada",
                            "--password-stdin",
                            "--url",
                            url,
                            "--user",
                            "sa"))
                    .isEqualTo(1);
            assertThat(err.toString().lines()).hasSize(1);
            assertThat(keepsItThere.isClosed()).isFalse();
        }
    }

    @Test
    void standardInputMustBeUtf8() throws Exception {
        String url = "jdbc:h2:mem:" + java.util.UUID.randomUUID();
        try (var keepsItThere = java.sql.DriverManager.getConnection(url, "sa", "")) {
            byte[] latin = "gravel-Tüesday-92".getBytes(StandardCharsets.ISO_8859_1);

            assertThat(run(
                            latin,
                            "create-admin",
                            "--username",
                            "ada",
                            "--password-stdin",
                            "--url",
                            url,
                            "--user",
                            "sa"))
                    .isEqualTo(1);
            assertThat(err.toString()).isEqualTo("watchword: standard input is not UTF-8\n");
            assertThat(keepsItThere.isClosed()).isFalse();
        }
    }

    @Test
    void settingsThatCannotBeUsedAreNamedInOneLine() {
        variables.put("WATCHWORD_PASSWORD_MIN_LENGTH", "three");
        assertThat(run("clean-up", "--url", "jdbc:h2:mem:none")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("watchword.password.min-length");
    }

    @Test
    void settingsFileThatIsNotThereIsNamed() {
        assertThat(run("clean-up", "--url", "jdbc:h2:mem:none", "--config", "/absent/file"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("/absent/file cannot be read");
    }
}
