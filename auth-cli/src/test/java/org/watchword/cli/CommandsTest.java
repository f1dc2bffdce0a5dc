package org.watchword.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.password.Password;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is made of arguments, without a database. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> variables = new HashMap<>();
    private Optional<PasswordPrompt> prompt = Optional.empty();

    private int run(String... arguments) {
        return run(new byte[0], arguments);
    }

    private int run(byte[] input, String... arguments) {
        Surroundings surroundings = new Surroundings(
                variables,
                new ByteArrayInputStream(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                prompt,
                Clock.tickMillis(ZoneOffset.UTC));
        return Commands.of(surroundings).execute(arguments);
    }

    private void typed(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        prompt = Optional.of(question -> left.remove());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "sessions",
                "sessions end --id a --all",
                "sessions list --format xml --url jdbc:h2:x",
                "create-admin",
                "reset-password --password-stdin",
                "schema",
                "schema --database oracle",
                "schema --database h2 --from 3",
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
        assertThat(out.toString()).contains("tables: version 2");
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

    @Test
    void passwordThatLostCharactersWhenItWasTypedIsRefused() {
        typed("zw\uFFFD\uFFFDlf Enten", "zw\uFFFD\uFFFDlf Enten");

        Refused refused = org.junit.jupiter.api.Assertions.assertThrows(
                Refused.class, () -> new NewPassword().read(surroundings(new byte[0])));
        assertThat(refused).hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void byteOrderMarkBeforeThePasswordIsNoPartOfIt() {
        NewPassword way = new NewPassword();
        CommandSpec command = CommandSpec.create().addMixin("way", CommandSpec.forAnnotatedObject(way));
        new CommandLine(command).parseArgs("--password-stdin");

        assertThat(way.read(surroundings("\uFEFFgravel-Tuesday-92\r\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Password.of("gravel-Tuesday-92"));
    }

    @Test
    void newPasswordIsTypedTwice() {
        typed("gravel-Tuesday-92", "gravel-Tuesday-93");

        Refused refused = org.junit.jupiter.api.Assertions.assertThrows(
                Refused.class, () -> new NewPassword().read(surroundings(new byte[0])));
        assertThat(refused).hasMessage("the two passwords are not the same");
    }

    private Surroundings surroundings(byte[] input) {
        return new Surroundings(
                variables,
                new ByteArrayInputStream(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                prompt,
                Clock.tickMillis(ZoneOffset.UTC));
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

    @Test
    void charactersThatATerminalWouldObeyAreShownAsCodes() {
        assertThat(Shown.of("a\u001b[2Jb\u202ec\nd")).isEqualTo("a\\u001b[2Jb\\u202ec\\u000ad");
        assertThat(Shown.of("Zoë 名 😀")).isEqualTo("Zoë 名 😀");
    }

    @Test
    void namesAreReadInNfcAndAddressesWithTheReasonWhereTheyCannotBeUsed() throws Exception {
        assertThat(new UserName.Converter().convert("Zoe\u0308").text()).isEqualTo("Zo\u00eb");
        assertThatThrownBy(() -> new UserName.Converter().convert("\ufb2c".repeat(255)))
                .isInstanceOf(UnusableValue.class);
        assertThatThrownBy(() -> new EmailConverter().convert("zo\u00eb@example.org"))
                .hasMessageContaining("ASCII before the @");
    }

    @Test
    void questionMarkIsALostCharacterOnlyWhereArgumentsAreAscii() {
        assertThat(UserName.Converter.isLost("Zo?", "ANSI_X3.4-1968")).isTrue();
        assertThat(UserName.Converter.isLost("Zo?", "UTF-8")).isFalse();
        assertThat(UserName.Converter.isLost("Zo\uFFFD", "UTF-8")).isTrue();
        assertThat(UserName.Converter.isLost("Zoe", "ANSI_X3.4-1968")).isFalse();
    }
}
