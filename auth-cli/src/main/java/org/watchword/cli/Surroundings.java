package org.watchword.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
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

    /** A variable of the environment. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public String toString() {
        return "Surroundings[hidden]";
    }
}
