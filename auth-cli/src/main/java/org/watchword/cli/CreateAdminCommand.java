package org.watchword.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.audit.AuditEvent.Kind;
import org.watchword.config.Settings;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
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
    private final NewPassword password = new NewPassword();

    @Option(
            names = "--username",
            required = true,
            paramLabel = "NAME",
            converter = UserName.Converter.class,
            description = "Name to log in with.")
    @SuppressWarnings("NullAway.Init")
    private UserName username;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            converter = EmailConverter.class,
            description = "Where a mail to reset the password would go.")
    private @Nullable EmailAddress email;

    @Option(names = "--another", description = "Also where there is an administrator already.")
    private boolean another;

    CreateAdminCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        password.demandWay(surroundings);
        try (OpenDatabase open = OpenDatabase.asNode(database, surroundings)) {
            boolean isFirst = !open.stores().directory().hasAdministrator();
            if (!isFirst && !another) {
                throw new Refused("there is an administrator already; --another makes one more");
            }
            if (open.stores().users().findByUsername(username.text()).isPresent()) {
                throw taken();
            }
            NewUser user = user(open);
            if (!open.stores().users().create(user)) {
                throw taken();
            }
            open.audit()
                    .record(CommandAudit.event(
                            isFirst ? Kind.FIRST_ADMINISTRATOR : Kind.ADMINISTRATOR_CREATED, open, user.id(), ""));
            surroundings.out().println("Made the administrator " + Shown.of(username.text()) + " (" + user.id() + ").");
            return ExitCode.DONE;
        }
    }

    private NewUser user(OpenDatabase open) {
        String address = email == null ? null : email.text();
        PasswordHasher hasher = ConfiguredHasher.of(open.configuration());
        Password typed = password.read(surroundings);
        NewPassword.demandKept(PasswordPolicy.of(open.configuration(), "", hasher)
                .check(typed, new PasswordOwner(username.text(), address)));
        Set<String> roles = new HashSet<>(open.configuration().get(Settings.BOOTSTRAP_ROLES));
        roles.add(UserDirectory.ADMINISTRATOR);
        return new NewUser(
                UUID.randomUUID().toString(),
                username.text(),
                address,
                null,
                hasher.hash(typed),
                roles,
                Set.copyOf(open.configuration().get(Settings.BOOTSTRAP_PERMISSIONS)),
                open.now());
    }

    private Refused taken() {
        return new Refused("another user has this name" + (email == null ? "" : " or this e-mail address"));
    }
}
