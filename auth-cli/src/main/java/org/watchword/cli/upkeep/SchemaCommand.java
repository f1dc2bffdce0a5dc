package org.watchword.cli.upkeep;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.store.jpa.schema.TableScripts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the SQL that makes the tables. */
@Command(name = "schema", description = "Writes the SQL that makes the tables to standard output. Uses no database.")
public final class SchemaCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--database", paramLabel = "NAME", description = "h2 or postgresql.")
    private @Nullable String database;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "The version that the tables are at; 0, the default, where there are none.")
    private int from;

    private SchemaCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    /** Returns the command with the one below it, {@code status}. */
    public static CommandLine withSubcommand(CommandEnvironment environment) {
        return new CommandLine(new SchemaCommand(environment)).addSubcommand(new SchemaStatusCommand(environment));
    }

    @Override
    public Integer call() {
        String name = database == null ? "" : database.toLowerCase(Locale.ROOT);
        if (!TableScripts.databases().contains(name)) {
            throw new ParameterException(
                    spec.commandLine(), "write --database and one of " + String.join(", ", TableScripts.databases()));
        }
        if (from < 0 || from > TableScripts.currentVersion()) {
            throw new ParameterException(
                    spec.commandLine(), "write --from and a version from 0 to " + TableScripts.currentVersion());
        }
        environment.out().print(TableScripts.after(from, name));
        return ExitCode.DONE;
    }
}
