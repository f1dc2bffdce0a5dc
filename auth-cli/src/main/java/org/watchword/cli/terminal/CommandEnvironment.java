package org.watchword.cli.terminal;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.watchword.text.Utf8Text;

/**
 * Everything that a command reads from and writes to. Does not print: the variables may hold a password.
 *
 * @param prompt empty where nobody sits at a terminal
 */
public record CommandEnvironment(
        Map<String, String> variables,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Optional<PasswordPrompt> prompt,
        Clock clock) {

    public CommandEnvironment {
        prompt = prompt.map(LosslessPrompt::new);
    }

    /** Returns what this process has, with the given output. */
    public static CommandEnvironment ofProcess(PrintWriter out, PrintWriter err) {
        return new CommandEnvironment(
                System.getenv(),
                System.in,
                out,
                err,
                Optional.ofNullable(System.console()).map(ConsolePrompt::new),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    /**
     * Returns a variable of the environment.
     *
     * @throws CommandRefusedException if characters of it were lost
     */
    public Optional<String> variable(String name) {
        Optional<String> value = Optional.ofNullable(variables.get(name));
        if (value.filter(Utf8Text::hasLost).isPresent()) {
            throw new CommandRefusedException("this locale has lost characters of " + name + "; set LC_ALL=C.UTF-8");
        }
        return value;
    }

    @Override
    public String toString() {
        return "CommandEnvironment[hidden]";
    }
}
