package org.watchword.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.watchword.cleanup.CleanUp;
import org.watchword.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what has expired. */
@Command(
        name = "clean-up",
        description =
                "Removes what has expired, batch by batch, until nothing is left. What running nodes do by themselves.")
final class CleanUpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    CleanUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, surroundings)) {
            CleanUp cleanUp = new CleanUp(
                    open.stores().expired(),
                    open.stores().audit(),
                    open.configuration().get(Settings.AUDIT_RETENTION),
                    Duration.ofHours(1),
                    500,
                    open.clock());
            surroundings.out().println("Removed " + cleanUp.run() + " rows.");
            return ExitCode.DONE;
        }
    }
}
