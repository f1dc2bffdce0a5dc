package org.watchword.cli;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
import org.watchword.store.NewUser;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A user who is to be made. */
final class NewAccount {

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

    /** Checked before anything is opened, so that nobody waits for a database to hear of it. */
    void demandWay(Surroundings surroundings) {
        password.demandWay(surroundings);
    }

    /** As typed, so that it can be shown. */
    String username() {
        return username.text();
    }

    /**
     * Makes the user.
     *
     * @throws Refused if the name or the address is taken, or the password breaks a rule
     */
    NewUser make(OpenDatabase open, Surroundings surroundings, Set<String> roles, Set<String> permissions) {
        if (open.stores().users().findByUsername(username.text()).isPresent()) {
            throw taken();
        }
        NewUser user = user(open, surroundings, roles, permissions);
        if (!open.stores().users().create(user)) {
            throw taken();
        }
        return user;
    }

    private NewUser user(OpenDatabase open, Surroundings surroundings, Set<String> roles, Set<String> permissions) {
        String address = email == null ? null : email.text();
        PasswordHasher hasher = ConfiguredHasher.of(open.configuration());
        Password typed = password.read(surroundings);
        NewPassword.demandKept(PasswordPolicy.of(open.configuration(), "", hasher)
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

    private Refused taken() {
        return new Refused("another user has this name" + (email == null ? "" : " or this e-mail address"));
    }
}
