package org.watchword.cli.session;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.cli.terminal.OptionValueException;
import org.watchword.cli.user.UserName;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows who is logged in. */
@Command(name = "list", description = "Shows the open sessions, of one user or of all.")
final class SessionsListCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--username",
            paramLabel = "NAME",
            converter = UserName.Converter.class,
            description = "Only this user's.")
    private @Nullable UserName username;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "table or json; table by default.")
    private Format format = Format.TABLE;

    SessionsListCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment);
                SessionsOutput output = format == Format.JSON
                        ? new SessionsJson(environment.out())
                        : new SessionsTable(environment.out())) {
            String userId = username == null ? null : username.recordIn(open).id();
            OpenSessions.each(open, userId, output::add);
        }
        return ExitCode.DONE;
    }

    private enum Format {
        TABLE,
        JSON
    }

    private static final class FormatConverter implements ITypeConverter<Format> {

        @Override
        public Format convert(String typed) {
            return switch (typed.toLowerCase(Locale.ROOT)) {
                case "table" -> Format.TABLE;
                case "json" -> Format.JSON;
                default -> throw new OptionValueException("write table or json");
            };
        }
    }
}
