package org.watchword.cli;

import java.util.concurrent.Callable;
import org.watchword.store.jpa.schema.TableScripts;
import picocli.CommandLine.Command;

/** Says what this is. */
@Command(name = "version", description = "Says which version this is, of what tables, on what Java.")
final class VersionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().println(new Commands.Version().getVersion()[0]);
        surroundings.out().println("tables: version " + TableScripts.currentVersion());
        surroundings.out().println("java: " + Runtime.version());
        return ExitCode.DONE;
    }
}
