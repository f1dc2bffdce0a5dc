package org.watchword.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.watchword.account.AccountSettings;
import org.watchword.audit.AuditEvent.Kind;
import org.watchword.store.NewUser;
import org.watchword.store.UserDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an administrator. */
@Command(
        name = "create-admin",
        description = "Makes a user who is an administrator, while no enabled user is one. Makes the tables first where"
                + " watchword.schema=apply, the default.")
final class CreateAdminCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final NewAccount account = new NewAccount();

    @Option(names = "--another", description = "Also where there is an administrator already.")
    private boolean another;

    CreateAdminCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        account.demandWay(surroundings);
        try (OpenDatabase open = OpenDatabase.asNode(database, surroundings)) {
            boolean isFirst = !open.stores().directory().hasAdministrator();
            if (!isFirst && !another) {
                throw new Refused("there is an administrator already; --another makes one more");
            }
            Set<String> roles = new HashSet<>(open.configuration().get(AccountSettings.BOOTSTRAP_ROLES));
            roles.add(UserDirectory.ADMINISTRATOR);
            NewUser user = account.make(
                    open,
                    surroundings,
                    roles,
                    Set.copyOf(open.configuration().get(AccountSettings.BOOTSTRAP_PERMISSIONS)));
            Kind kind = isFirst ? Kind.FIRST_ADMINISTRATOR : Kind.ADMINISTRATOR_CREATED;
            open.audit().record(CommandAudit.event(kind, open, user.id(), ""));
            surroundings
                    .out()
                    .println("Made the administrator " + Shown.of(account.username()) + " (" + user.id() + ").");
            return ExitCode.DONE;
        }
    }
}
