package org.watchword.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.watchword.account.AccountSettings;
import org.watchword.api.login.RoleDefinition;
import org.watchword.audit.AuditEvent.Kind;
import org.watchword.store.NewUser;
import org.watchword.store.UserDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a user. */
@Command(name = "create-user", description = "Makes a user who is no administrator.")
final class CreateUserCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final NewAccount account = new NewAccount();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role that there is; may be repeated. Without it those of watchword.register.roles.")
    private List<String> roles = List.of();

    CreateUserCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        account.demandWay(surroundings);
        if (roles.contains(UserDirectory.ADMINISTRATOR)) {
            throw new Refused("'create-admin --another' makes administrators");
        }
        try (OpenDatabase open = OpenDatabase.existing(database, surroundings)) {
            NewUser user = account.make(open, surroundings, roles(open), Set.of());
            open.audit().record(CommandAudit.event(Kind.USER_CREATED, open, user.id(), ""));
            surroundings.out().println("Made the user " + Shown.of(account.username()) + " (" + user.id() + ").");
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
                throw new Refused("there is no role " + Shown.of(role));
            }
        }
        return Set.copyOf(roles);
    }
}
