package org.watchword.cli.database;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandLog;
import org.watchword.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that uses the database. */
public final class DatabaseOptions {

    private static final String URL_VARIABLE = "WATCHWORD_DB_URL";
    private static final String USER_VARIABLE = "WATCHWORD_DB_USER";
    static final String PASSWORD_VARIABLE = "WATCHWORD_DB_PASSWORD";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database, by JDBC: jdbc:postgresql://host/name or jdbc:h2:file. Otherwise "
                    + URL_VARIABLE + ". Its password comes from " + PASSWORD_VARIABLE
                    + " or is asked for, and may not be in the URL.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "User of the database. Otherwise " + USER_VARIABLE + ".")
    private @Nullable String user;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings watchword.*, as properties in UTF-8; system properties and environment come before it.")
    private @Nullable Path config;

    @Option(
            names = {"-v", "--verbose"},
            description = "Shows the log on standard error.")
    void verbose(boolean on) {
        if (on) {
            CommandLog.show();
        }
    }

    /** Reads the settings. */
    Configuration configuration(CommandEnvironment environment) {
        return CommandSettings.read(environment.variables(), config);
    }

    /** Returns the database; nothing is connected yet. */
    public DataSource dataSource(CommandEnvironment environment) {
        String address = Optional.ofNullable(url)
                .or(() -> environment.variable(URL_VARIABLE))
                .orElseThrow(() -> wrong("write --url, or set " + URL_VARIABLE));
        String problem = DatabaseAddress.problem(address);
        if (problem != null) {
            throw wrong(problem);
        }
        String name = Optional.ofNullable(user)
                .or(() -> environment.variable(USER_VARIABLE))
                .orElse(null);
        return new DatabaseAddress(address, name, password(environment)).dataSource();
    }

    /** Asks for the password; empty is none. */
    private static @Nullable String password(CommandEnvironment environment) {
        String password = environment
                .variable(PASSWORD_VARIABLE)
                .or(() -> environment.prompt().map(prompt -> prompt.ask("Password of the database: ")))
                .orElse("");
        return password.isEmpty() ? null : password;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
