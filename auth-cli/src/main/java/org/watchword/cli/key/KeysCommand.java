package org.watchword.cli.key;

import org.watchword.cli.terminal.CommandEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands for the generated signing keys. */
@Command(name = "keys", description = "Lists, rotates and revokes the generated signing keys.")
public final class KeysCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private KeysCommand() {}

    /** Returns the group with its commands. */
    public static CommandLine withSubcommands(CommandEnvironment environment) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysListCommand(environment))
                .addSubcommand(new KeysRotateCommand(environment))
                .addSubcommand(new KeysRevokeCommand(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, rotate or revoke?");
    }
}
