package org.watchword.cli.user;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.watchword.account.AccountSettings;
import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.api.login.RoleDefinition;
import org.watchword.cli.database.CommandAudit;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.cli.terminal.TerminalText;
import org.watchword.store.NewUser;
import org.watchword.store.UserDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a user. */
@Command(name = "create-user", description = "Makes a user who is no administrator.")
public final class CreateUserCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final NewAccountOptions account = new NewAccountOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role that there is; may be repeated. Without it those of watchword.register.roles.")
    private List<String> roles = List.of();

    public CreateUserCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        account.demandSource(environment);
        if (roles.contains(UserDirectory.ADMINISTRATOR)) {
            throw new CommandRefusedException("'create-admin --another' makes administrators");
        }
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            NewUser user = account.make(open, environment, roles(open), Set.of());
            open.audit().record(CommandAudit.event(Kind.USER_CREATED, open, user.id(), ""));
            environment.out().println("Made the user " + TerminalText.of(account.username()) + " (" + user.id() + ").");
            return ExitCode.DONE;
        }
    }

    /** A slip of the pen must not make a role. */
    private Set<String> roles(OpenDatabase open) {
        if (roles.isEmpty()) {
            return open.configuration().get(AccountSettings.REGISTER_ROLES);
        }
        Set<String> known =
                open.stores().roles().roles().stream().map(RoleDefinition::name).collect(Collectors.toSet());
        for (String role : roles) {
            if (!known.contains(role)) {
                throw new CommandRefusedException("there is no role " + TerminalText.of(role));
            }
        }
        return Set.copyOf(roles);
    }
}
