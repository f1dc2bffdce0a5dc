package org.watchword.cli.user;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.PasswordPrompt;
import org.watchword.password.Password;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class NewPasswordOptionsTest {

    private Optional<PasswordPrompt> prompt = Optional.empty();

    private void typed(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        prompt = Optional.of(question -> left.remove());
    }

    @Test
    void passwordThatLostCharactersWhenItWasTypedIsRefused() {
        typed("zw\uFFFD\uFFFDlf Enten", "zw\uFFFD\uFFFDlf Enten");

        assertThatThrownBy(() -> new NewPasswordOptions().read(environment(new byte[0])))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void byteOrderMarkBeforeThePasswordIsNoPartOfIt() {
        NewPasswordOptions options = new NewPasswordOptions();
        CommandSpec command = CommandSpec.create().addMixin("options", CommandSpec.forAnnotatedObject(options));
        new CommandLine(command).parseArgs("--password-stdin");

        assertThat(options.read(environment("\uFEFFgravel-Tuesday-92\r\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Password.of("gravel-Tuesday-92"));
    }

    @Test
    void newPasswordIsTypedTwice() {
        typed("gravel-Tuesday-92", "gravel-Tuesday-93");

        assertThatThrownBy(() -> new NewPasswordOptions().read(environment(new byte[0])))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessage("the two passwords are not the same");
    }

    private CommandEnvironment environment(byte[] input) {
        return new CommandEnvironment(
                Map.of(),
                new ByteArrayInputStream(input),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                prompt,
                Clock.tickMillis(ZoneOffset.UTC));
    }
}
