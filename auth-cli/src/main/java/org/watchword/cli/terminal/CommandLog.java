package org.watchword.cli.terminal;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Switches the log of this process. Nothing is shown unless it is asked for: the output of a command is for scripts.
 * Where the JVM was told of a configuration of {@code java.util.logging}, that one counts and nothing is done here.
 */
public final class CommandLog {

    /** Loggers are kept weakly by the JDK; what is set on one that nobody holds is lost. */
    private static final Logger ROOT = Logger.getLogger("");

    private CommandLog() {}

    /** Takes every handler away. */
    public static void quiet() {
        if (!isConfigured()) {
            LogManager.getLogManager().reset();
        }
    }

    /** Shows the log on standard error. */
    public static void show() {
        if (!isConfigured() && ROOT.getHandlers().length == 0) {
            System.setProperty(
                    "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n");
            ConsoleHandler handler = new ConsoleHandler();
            handler.setLevel(Level.INFO);
            ROOT.setLevel(Level.INFO);
            ROOT.addHandler(handler);
        }
    }

    private static boolean isConfigured() {
        return System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
    }
}
