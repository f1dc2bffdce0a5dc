package org.watchword.cli.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Issues a token for a service. */
@Command(
        name = "service-token",
        description = "Issues a token for a service, which has no account, with the key that the nodes sign with."
                + " Nothing revokes it before it expires. Needs the nodes' settings watchword.token.* and"
                + " watchword.key.*.")
public final class ServiceTokenCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            paramLabel = "NAME",
            converter = ServiceOptions.Name.class,
            description = "Name of the service: the sub of the token.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--role", paramLabel = "ROLE", description = "A role in the token; may be repeated.")
    private List<String> roles = List.of();

    @Option(
            names = "--permission",
            paramLabel = "PERMISSION",
            description = "A permission in the token, such as revocations:read; may be repeated.")
    private List<String> permissions = List.of();

    @Option(
            names = "--valid-for",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            converter = ServiceOptions.Validity.class,
            description = "At most PT24H; PT1H without it.")
    @SuppressWarnings("NullAway.Init")
    private Duration validity;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Replaces this file by the token, at once and readable by its owner only. Without it the"
                    + " token is printed.")
    private @Nullable Path file;

    public ServiceTokenCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            String token = new OperatorTokens(open).issue(name, roles, permissions, validity);
            if (file == null) {
                environment.out().println(token);
            } else {
                new TokenFile(file).replace(token);
            }
            return ExitCode.DONE;
        }
    }
}
