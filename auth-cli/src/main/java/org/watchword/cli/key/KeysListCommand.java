package org.watchword.cli.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.cli.terminal.TerminalText;
import org.watchword.signing.KeyView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the generated keys. */
@Command(name = "list", description = "Shows the generated signing keys, and until when each signs or verifies.")
final class KeysListCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    KeysListCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            print("KID", "ALGORITHM", "STATE", "SIGNS FROM", "VERIFIES UNTIL");
            for (KeyView key : new OperatorKeys(open).all()) {
                print(
                        TerminalText.of(key.kid()),
                        TerminalText.of(key.algorithm()),
                        key.state().name().toLowerCase(Locale.ROOT),
                        time(key.signsFrom()),
                        time(key.verifiesUntil()));
            }
        }
        return ExitCode.DONE;
    }

    private void print(String kid, String algorithm, String state, String signsFrom, String verifiesUntil) {
        // A thumbprint by SHA-256 in base64url has 43 characters (RFC 7638).
        environment
                .out()
                .println(String.format(
                        Locale.ROOT, "%-43s  %-9s  %-9s  %-20s  %s", kid, algorithm, state, signsFrom, verifiesUntil));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "-" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
