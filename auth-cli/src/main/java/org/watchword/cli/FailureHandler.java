package org.watchword.cli;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.config.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command has failed; the log has the rest. */
final class FailureHandler implements IExecutionExceptionHandler {

    private static final System.Logger LOG = System.getLogger(FailureHandler.class.getName());

    /** Deeper than anything nests; a chain that bites its tail ends here. */
    private static final int DEPTH = 32;

    private final CommandEnvironment environment;

    FailureHandler(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, @Nullable ParseResult parsed) {
        LOG.log(Level.INFO, "The command has failed", failure);
        environment.err().println("watchword: " + reason(failure));
        return ExitCode.FAILED;
    }

    private static String reason(Exception failure) {
        if (failure instanceof CommandRefusedException || failure instanceof ConfigurationException) {
            return firstLine(failure);
        }
        if (failure instanceof StoreUnavailableException unavailable) {
            if (unavailable.remedy() != null) {
                return firstLine(failure) + "; " + unavailable.remedy();
            }
            SQLException database = deepestSql(failure);
            return firstLine(failure) + (database == null ? "" : ": " + firstLine(database));
        }
        return "unexpected: " + failure.getClass().getName() + "; --verbose shows more";
    }

    /** Finds what the database itself said; what stands around it are the words of a library. */
    private static @Nullable SQLException deepestSql(Throwable failure) {
        SQLException deepest = null;
        Throwable link = failure;
        for (int depth = 0; link != null && depth < DEPTH; depth++) {
            if (link instanceof SQLException sql) {
                deepest = sql;
            }
            link = link.getCause();
        }
        return deepest;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
