package org.watchword.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.watchword.text.Utf8Text;

/**
 * Environment of a command.
 *
 * @param variables the environment; not printed, it holds a password
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param prompt asks whoever sits there; empty where nobody does
 * @param clock the time
 */
record Surroundings(
        Map<String, String> variables,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Optional<PasswordPrompt> prompt,
        Clock clock) {

    Surroundings {
        prompt = prompt.map(WholePrompt::new);
    }

    /**
     * A variable of the environment.
     *
     * @throws Refused if characters of it were lost
     */
    Optional<String> variable(String name) {
        Optional<String> value = Optional.ofNullable(variables.get(name));
        if (value.filter(Utf8Text::hasLost).isPresent()) {
            throw new Refused("this locale has lost characters of " + name + "; set LC_ALL=C.UTF-8");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Surroundings[hidden]";
    }
}
