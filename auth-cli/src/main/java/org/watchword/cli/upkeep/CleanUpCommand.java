package org.watchword.cli.upkeep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.watchword.api.login.AuditEvent;
import org.watchword.audit.AuditSettings;
import org.watchword.cleanup.CleanUp;
import org.watchword.cleanup.RemovedRows;
import org.watchword.cli.database.CommandAudit;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.store.ExpiredRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what has expired. */
@Command(
        name = "clean-up",
        description =
                "Removes what has expired, batch by batch, until nothing is left. What running nodes do by themselves.")
public final class CleanUpCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    public CleanUpCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            CleanUp cleanUp = new CleanUp(
                    open.stores().expired(),
                    open.stores().audit(),
                    open.configuration().get(AuditSettings.AUDIT_RETENTION),
                    open.clock());
            Map<String, Long> counts = new LinkedHashMap<>();
            RemovedRows removed;
            do {
                removed = cleanUp.run();
                for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
                    counts.merge(name(kind), removed.expired().getOrDefault(kind, 0L), Long::sum);
                }
                counts.merge("audit rows", removed.auditEvents(), Long::sum);
            } while (removed.more());
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            open.audit().record(CommandAudit.event(AuditEvent.Kind.CLEANED_UP, open, "", total + " rows"));
            counts.forEach((name, count) ->
                    environment.out().println(String.format(Locale.ROOT, "%-17s %d", name + ":", count)));
            return ExitCode.DONE;
        }
    }

    private static String name(ExpiredRows.Kind kind) {
        return switch (kind) {
            case SESSIONS -> "sessions";
            case ONE_TIME_TOKENS -> "one-time tokens";
            case INVITATIONS -> "invitations";
            case REVOCATIONS -> "revocations";
            case ATTEMPTS -> "attempts";
        };
    }
}
