package org.watchword.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows who is logged in. */
@Command(name = "list", description = "Shows the open sessions, of one user or of all.")
final class SessionsListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

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

    SessionsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, surroundings);
                SessionsOutput output = format == Format.JSON
                        ? new SessionsJson(surroundings.out())
                        : new SessionsTable(surroundings.out())) {
            String userId =
                    username == null ? null : NamedUser.in(open, username).id();
            new OpenSessions(open).each(userId, output::add);
        }
        return ExitCode.DONE;
    }

    private enum Format {
        TABLE,
        JSON
    }

    private static final class FormatConverter implements picocli.CommandLine.ITypeConverter<Format> {

        @Override
        public Format convert(String typed) {
            return switch (typed.toLowerCase(Locale.ROOT)) {
                case "table" -> Format.TABLE;
                case "json" -> Format.JSON;
                default -> throw new UnusableValue("write table or json");
            };
        }
    }
}
