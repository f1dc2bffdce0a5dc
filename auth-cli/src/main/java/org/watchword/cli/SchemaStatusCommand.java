package org.watchword.cli;

import java.util.concurrent.Callable;
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

    private final Surroundings surroundings;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    SchemaStatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TablesFound found = TablesFound.in(database.dataSource(surroundings));
        surroundings.out().println("database: " + found.product());
        surroundings.out().println("version:  " + (found.version() == 0 ? "none" : found.version()));
        surroundings.out().println("needed:   " + TableScripts.currentVersion());
        if (!found.missing().isEmpty()) {
            surroundings.out().println("missing:  " + String.join(", ", found.missing()));
        }
        if (!found.isComplete()) {
            throw new Refused("the tables are not what is needed");
        }
        return ExitCode.DONE;
    }
}
