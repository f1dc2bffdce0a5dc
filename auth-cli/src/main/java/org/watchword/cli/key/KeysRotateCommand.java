package org.watchword.cli.key;

import java.util.concurrent.Callable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.signing.KeyRotationResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the next key. */
@Command(
        name = "rotate",
        description = "Makes the next signing key. It is published now and signs after watchword.key.publish-before."
                + " Needs watchword.key.encryption-key as the nodes have it.")
final class KeysRotateCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    KeysRotateCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            KeyRotationResult next = new OperatorKeys(open).rotate();
            environment
                    .out()
                    .println((next.made() ? "Made the key " : "There is the next key already, ") + next.kid()
                            + (next.made() ? ", which" : ". It") + " signs from " + next.signsFrom() + ".");
            return ExitCode.DONE;
        }
    }
}
