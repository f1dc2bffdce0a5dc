package org.watchword.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditSettings;
import org.watchword.cleanup.CleanUp;
import org.watchword.cleanup.RemovedRows;
import org.watchword.store.ExpiredRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what has expired. */
@Command(
        name = "clean-up",
        description =
                "Removes what has expired, batch by batch, until nothing is left. What running nodes do by themselves.")
final class CleanUpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    CleanUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, surroundings)) {
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
                    surroundings.out().println(String.format(Locale.ROOT, "%-17s %d", name + ":", count)));
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
