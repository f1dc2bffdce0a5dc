package org.watchword.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditEvent.Kind;
import org.watchword.store.EndReason;
import org.watchword.store.SessionRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs users out. */
@Command(
        name = "end",
        description = "Ends sessions. Their tokens are refused by every node within its watchword.revocation.poll.")
final class SessionsEndCommand implements Callable<Integer> {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final Surroundings surroundings;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Which which;

    SessionsEndCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, surroundings)) {
            int ended = end(open);
            surroundings.out().println("Ended " + Count.sessions(ended) + ".");
            return ExitCode.DONE;
        }
    }

    private int end(OpenDatabase open) {
        if (which.id != null) {
            return one(open, which.id);
        }
        if (which.username != null) {
            return allOf(open, NamedUser.in(open, which.username).id());
        }
        return which.all ? all(open) : 0;
    }

    /** Until nothing is left that was there at the beginning; those who log in meanwhile do not keep it busy for ever. */
    private static int all(OpenDatabase open) {
        Instant end = open.now().plus(CLOCKS_DIFFER_BY);
        int ended = 0;
        Set<String> users;
        do {
            users = usersWithSessions(open, end);
            for (String user : users) {
                ended += allOf(open, user);
            }
        } while (!users.isEmpty());
        return ended;
    }

    private static Set<String> usersWithSessions(OpenDatabase open, Instant end) {
        Set<String> users = new TreeSet<>();
        new OpenSessions(open).each(null, row -> {
            if (row.session().createdAt().isBefore(end)) {
                users.add(row.session().userId());
            }
        });
        return users;
    }

    private static int one(OpenDatabase open, String id) {
        SessionRecord session = open.stores().sessions().find(id).orElse(null);
        if (session == null || !open.ending().end(id, EndReason.ADMINISTRATOR)) {
            throw new Refused("there is no open session of this id");
        }
        AuditEvent event = CommandAudit.event(Kind.SESSIONS_ENDED, open, session.userId(), "one session");
        open.audit()
                .record(new AuditEvent(
                        event.kind(),
                        event.outcome(),
                        event.at(),
                        event.userId(),
                        null,
                        id,
                        event.origin(),
                        event.detail()));
        return 1;
    }

    private static int allOf(OpenDatabase open, String userId) {
        int ended = open.ending().endAll(userId, EndReason.ADMINISTRATOR);
        if (ended > 0) {
            open.audit().record(CommandAudit.event(Kind.SESSIONS_ENDED, open, userId, ""));
        }
        return ended;
    }

    private static final class Which {

        @Option(names = "--id", required = true, paramLabel = "ID", description = "One session.")
        private @Nullable String id;

        @Option(
                names = "--username",
                required = true,
                paramLabel = "NAME",
                converter = UserName.Converter.class,
                description = "All sessions of a user.")
        private @Nullable UserName username;

        @Option(names = "--all", required = true, description = "All sessions of all users.")
        private boolean all;
    }
}
