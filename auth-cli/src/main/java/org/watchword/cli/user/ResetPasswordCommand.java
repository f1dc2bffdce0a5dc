package org.watchword.cli.user;

import java.util.concurrent.Callable;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.cli.terminal.TerminalText;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
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
public final class ResetPasswordCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final NewPasswordOptions password = new NewPasswordOptions();

    @Option(
            names = "--username",
            required = true,
            paramLabel = "NAME",
            converter = UserName.Converter.class,
            description = "Whose password it is.")
    @SuppressWarnings("NullAway.Init")
    private UserName username;

    public ResetPasswordCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        password.demandSource(environment);
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            UserRecord user = username.recordIn(open);
            CredentialHasher hasher = ConfiguredHasher.of(open.configuration());
            Password typed = password.read(environment);
            NewPasswordOptions.demandKept(PasswordPolicy.of(open.configuration(), "", hasher)
                    .check(typed, new PasswordOwner(user.username(), user.email())));
            int ended = new OperatorPasswordReset(open).set(user, hasher.hash(typed));
            environment
                    .out()
                    .println("Set the password of " + TerminalText.of(user.username()) + ", and ended "
                            + TerminalText.sessions(ended) + ".");
            if (!user.enabled()) {
                environment.err().println("watchword: note: this user is disabled, and cannot log in");
            }
            return ExitCode.DONE;
        }
    }
}
