package org.watchword.cli;

import java.util.concurrent.Callable;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.store.jpa.schema.TableScripts;
import picocli.CommandLine.Command;

/** Says which version this is. */
@Command(name = "version", description = "Says which version this is, of what tables, on what Java.")
final class VersionCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    VersionCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        environment.out().println(new Commands.Version().getVersion()[0]);
        environment.out().println("tables: version " + TableScripts.currentVersion());
        environment.out().println("java: " + Runtime.version());
        return ExitCode.DONE;
    }
}
