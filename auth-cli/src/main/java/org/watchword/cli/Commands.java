package org.watchword.cli;

import org.watchword.cli.key.KeysCommand;
import org.watchword.cli.session.SessionsCommand;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.token.ServiceTokenCommand;
import org.watchword.cli.upkeep.CleanUpCommand;
import org.watchword.cli.upkeep.SchemaCommand;
import org.watchword.cli.user.CreateAdminCommand;
import org.watchword.cli.user.CreateUserCommand;
import org.watchword.cli.user.ResetPasswordCommand;
import org.watchword.text.Utf8Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Puts all commands together. */
final class Commands {

    private static final int WIDTH = 100;

    private Commands() {}

    /** Returns the commands of one process. */
    static CommandLine of(CommandEnvironment environment) {
        return new CommandLine(new Root())
                .addSubcommand(new CreateAdminCommand(environment))
                .addSubcommand(new CreateUserCommand(environment))
                .addSubcommand(new ResetPasswordCommand(environment))
                .addSubcommand(SessionsCommand.withSubcommands(environment))
                .addSubcommand(KeysCommand.withSubcommands(environment))
                .addSubcommand(new ServiceTokenCommand(environment))
                .addSubcommand(new CleanUpCommand(environment))
                .addSubcommand(SchemaCommand.withSubcommand(environment))
                .addSubcommand(new VersionCommand(environment))
                .addSubcommand(new HelpCommand())
                .setOut(environment.out())
                .setErr(environment.err())
                .setUsageHelpWidth(WIDTH)
                // A user may well be called @home, and a file of that name be there.
                .setExpandAtFiles(false)
                .setExecutionStrategy(Commands::runWhole)
                .setParameterExceptionHandler(new UsageErrorHandler(environment))
                .setExecutionExceptionHandler(new FailureHandler(environment));
    }

    /** In the locale C the JVM loses what is not ASCII of an argument, and another name would be left. */
    private static int runWhole(ParseResult parsed) {
        if (parsed.originalArgs().stream().anyMatch(Utf8Text::hasLost)) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "this locale has lost characters of an argument; set LC_ALL=C.UTF-8");
        }
        return new RunLast().execute(parsed);
    }

    @Command(
            name = "watchword",
            description = "What operators of Watchword do without a running server. Safe beside running nodes.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                " 0:Done.",
                " 1:Failed; one line on standard error says why.",
                " 2:The arguments cannot be used."
            },
            scope = ScopeType.INHERIT)
    private static final class Root implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "which command?");
        }
    }

    /** Answers {@code --version}. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"watchword " + (version == null ? "(not packaged)" : version)};
        }
    }
}
