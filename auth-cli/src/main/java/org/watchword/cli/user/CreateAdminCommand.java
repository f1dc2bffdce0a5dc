package org.watchword.cli.user;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.watchword.account.AccountSettings;
import org.watchword.api.login.AuditEvent.Kind;
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

/** Makes an administrator. */
@Command(
        name = "create-admin",
        description = "Makes a user who is an administrator, while no enabled user is one. Makes the tables first where"
                + " watchword.schema=apply, the default.")
public final class CreateAdminCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final NewAccountOptions account = new NewAccountOptions();

    @Option(names = "--another", description = "Also where there is an administrator already.")
    private boolean another;

    public CreateAdminCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        account.demandSource(environment);
        try (OpenDatabase open = OpenDatabase.asNode(database, environment)) {
            boolean isFirst = !open.stores().directory().hasAdministrator();
            if (!isFirst && !another) {
                throw new CommandRefusedException("there is an administrator already; --another makes one more");
            }
            Set<String> roles = new HashSet<>(open.configuration().get(AccountSettings.BOOTSTRAP_ROLES));
            roles.add(UserDirectory.ADMINISTRATOR);
            NewUser user = account.make(
                    open,
                    environment,
                    roles,
                    Set.copyOf(open.configuration().get(AccountSettings.BOOTSTRAP_PERMISSIONS)));
            Kind kind = isFirst ? Kind.FIRST_ADMINISTRATOR : Kind.ADMINISTRATOR_CREATED;
            open.audit().record(CommandAudit.event(kind, open, user.id(), ""));
            environment
                    .out()
                    .println("Made the administrator " + TerminalText.of(account.username()) + " (" + user.id() + ").");
            return ExitCode.DONE;
        }
    }
}
