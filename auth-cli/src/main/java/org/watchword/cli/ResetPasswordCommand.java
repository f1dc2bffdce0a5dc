package org.watchword.cli;

import java.util.concurrent.Callable;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
import org.watchword.store.UserRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets a new password. */
@Command(
        name = "reset-password",
        description =
                "Sets a user's new password. Ends all sessions of the user, and takes the lock from the account where"
                        + " failed logins are counted in the database.")
final class ResetPasswordCommand implements Callable<Integer> {

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
            description = "Whose password it is.")
    @SuppressWarnings("NullAway.Init")
    private UserName username;

    ResetPasswordCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        password.demandWay(surroundings);
        try (OpenDatabase open = OpenDatabase.existing(database, surroundings)) {
            UserRecord user = NamedUser.in(open, username);
            PasswordHasher hasher = ConfiguredHasher.of(open.configuration());
            Password typed = password.read(surroundings);
            NewPassword.demandKept(PasswordPolicy.of(open.configuration(), "", hasher)
                    .check(typed, new PasswordOwner(user.username(), user.email())));
            int ended = new PasswordReset(open).set(user, hasher.hash(typed));
            surroundings
                    .out()
                    .println("Set the password of " + Shown.of(user.username()) + ", and ended " + Count.sessions(ended)
                            + ".");
            if (!user.enabled()) {
                surroundings.err().println("watchword: note: this user is disabled, and cannot log in");
            }
            return ExitCode.DONE;
        }
    }
}
