package org.watchword.cli.key;

import java.util.concurrent.Callable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.signing.KeyRevocationResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a key that has leaked. */
@Command(
        name = "revoke",
        description = "Revokes a signing key that has leaked: its tokens are refused, by running nodes within ten"
                + " seconds. If it is the one that signs, another one is made that signs at once."
                + " Needs watchword.key.encryption-key as the nodes have it.")
final class KeysRevokeCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            paramLabel = "KID",
            description = "Name of the key, as 'keys list' shows it. Write -- before one that begins with a hyphen.")
    @SuppressWarnings("NullAway.Init")
    private String kid;

    KeysRevokeCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            KeyRevocationResult result = new OperatorKeys(open).revoke(kid);
            if (result instanceof KeyRevocationResult.NotFound) {
                throw new CommandRefusedException("there is no such key");
            }
            environment.out().println(told(result));
            return ExitCode.DONE;
        }
    }

    private static String told(KeyRevocationResult result) {
        if (result instanceof KeyRevocationResult.Revoked revoked) {
            return revoked.successor() == null
                    ? "Revoked the key. Another one signs."
                    : "Revoked the key. " + revoked.successor() + " signs from now on.";
        }
        return "The key was revoked before.";
    }
}
