package org.watchword.cli.session;

import org.watchword.cli.terminal.CommandEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands that list and end sessions. */
@Command(name = "sessions", description = "Lists and ends sessions.")
public final class SessionsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private SessionsCommand() {}

    /** Returns the group with its commands. */
    public static CommandLine withSubcommands(CommandEnvironment environment) {
        return new CommandLine(new SessionsCommand())
                .addSubcommand(new SessionsListCommand(environment))
                .addSubcommand(new SessionsEndCommand(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or end?");
    }
}
