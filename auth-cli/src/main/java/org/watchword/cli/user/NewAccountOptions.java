package org.watchword.cli.user;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
import org.watchword.store.NewUser;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a user who is to be made. */
final class NewAccountOptions {

    @Mixin
    private final NewPasswordOptions password = new NewPasswordOptions();

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

    /** Checked before anything is opened, so that nobody waits for a database to hear of it. */
    void demandSource(CommandEnvironment environment) {
        password.demandSource(environment);
    }

    /** Returns the name as typed, so that it can be shown. */
    String username() {
        return username.text();
    }

    /**
     * Makes the user.
     *
     * @throws CommandRefusedException if the name or the address is taken, or the password breaks a rule
     */
    NewUser make(OpenDatabase open, CommandEnvironment environment, Set<String> roles, Set<String> permissions) {
        if (open.stores().users().findByUsername(username.text()).isPresent()) {
            throw taken();
        }
        NewUser user = user(open, environment, roles, permissions);
        if (!open.stores().users().create(user)) {
            throw taken();
        }
        return user;
    }

    private NewUser user(
            OpenDatabase open, CommandEnvironment environment, Set<String> roles, Set<String> permissions) {
        String address = email == null ? null : email.text();
        CredentialHasher hasher = ConfiguredHasher.of(open.configuration());
        Password typed = password.read(environment);
        NewPasswordOptions.demandKept(PasswordPolicy.of(open.configuration(), "", hasher)
                .check(typed, new PasswordOwner(username.text(), address)));
        return new NewUser(
                UUID.randomUUID().toString(),
                username.text(),
                address,
                null,
                hasher.hash(typed),
                roles,
                permissions,
                open.now());
    }

    private CommandRefusedException taken() {
        return new CommandRefusedException(
                "another user has this name" + (email == null ? "" : " or this e-mail address"));
    }
}
