package org.watchword.cli.upkeep;

import java.util.concurrent.Callable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.store.jpa.schema.TableScripts;
import org.watchword.store.jpa.schema.TablesFound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what tables there are. */
@Command(
        name = "status",
        description =
                "Says what version the tables of a database are at, and what version is needed. Fails where they do"
                        + " not do.")
final class SchemaStatusCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    SchemaStatusCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        TablesFound found = TablesFound.in(database.dataSource(environment));
        environment.out().println("database: " + found.product());
        environment.out().println("version:  " + (found.version() == 0 ? "none" : found.version()));
        environment.out().println("needed:   " + TableScripts.currentVersion());
        if (!found.missing().isEmpty()) {
            environment.out().println("missing:  " + String.join(", ", found.missing()));
        }
        if (!found.isComplete()) {
            throw new CommandRefusedException("the tables are not what is needed");
        }
        return ExitCode.DONE;
    }
}
