package org.watchword.cli.user;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.PasswordPrompt;
import org.watchword.password.BrokenRule;
import org.watchword.password.Password;
import org.watchword.text.Utf8Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes a new password: typed twice at the terminal, or by standard input. Never as an argument. */
final class NewPasswordOptions {

    /** Longer than any that can be hashed. */
    private static final int MOST_BYTES = 4096;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--password-stdin",
            description = "Reads the new password from standard input, in UTF-8; one line end after it is left out.")
    private boolean fromStandardInput;

    /** Checked before anything is opened, so that nobody waits for a database to hear of it. */
    void demandSource(CommandEnvironment environment) {
        if (!fromStandardInput && environment.prompt().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no terminal to ask for the password; use --password-stdin");
        }
    }

    /** @throws CommandRefusedException if there is none that could be one */
    Password read(CommandEnvironment environment) {
        String typed = fromStandardInput
                ? fromStandardInput(environment)
                : environment.prompt().map(NewPasswordOptions::typedTwice).orElseThrow();
        if (typed.isEmpty()) {
            throw new CommandRefusedException("the password is empty");
        }
        return Password.of(typed);
    }

    /** @throws CommandRefusedException naming each rule that is broken */
    static void demandKept(List<BrokenRule> broken) {
        if (!broken.isEmpty()) {
            throw new CommandRefusedException("the password is refused: "
                    + broken.stream().map(BrokenRule::toString).collect(Collectors.joining("; ")));
        }
    }

    private static String typedTwice(PasswordPrompt prompt) {
        String typed = prompt.ask("New password: ");
        if (!typed.equals(prompt.ask("New password, once more: "))) {
            throw new CommandRefusedException("the two passwords are not the same");
        }
        return typed;
    }

    private static String fromStandardInput(CommandEnvironment environment) {
        byte[] bytes;
        try {
            bytes = environment.in().readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new CommandRefusedException("standard input cannot be read");
        }
        if (bytes.length > MOST_BYTES) {
            throw new CommandRefusedException("the password has more than " + MOST_BYTES + " bytes");
        }
        try {
            // A decoder refuses what is not UTF-8, where a String would put another character in its place.
            // Windows PowerShell pipes a byte-order mark before the text.
            String text = Utf8Text.withoutMark(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString())
                    .replaceFirst("\r?\n\\z", "");
            if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                throw new CommandRefusedException("standard input has more than one line");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new CommandRefusedException("standard input is not UTF-8");
        }
    }
}
