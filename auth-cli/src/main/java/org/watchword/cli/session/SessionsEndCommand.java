package org.watchword.cli.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.cli.database.CommandAudit;
import org.watchword.cli.database.DatabaseOptions;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.cli.terminal.TerminalText;
import org.watchword.cli.user.UserName;
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

    private final CommandEnvironment environment;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Selection selection;

    SessionsEndCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.existing(database, environment)) {
            int ended = end(open);
            environment.out().println("Ended " + TerminalText.sessions(ended) + ".");
            return ExitCode.DONE;
        }
    }

    private int end(OpenDatabase open) {
        if (selection.id != null) {
            return one(open, selection.id);
        }
        if (selection.username != null) {
            return allOf(open, selection.username.recordIn(open).id());
        }
        return selection.all ? all(open) : 0;
    }

    /**
     * Until nothing is left that was there at the beginning; those who log in meanwhile do not keep it busy for ever.
     */
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
        OpenSessions.each(open, null, row -> {
            if (row.session().createdAt().isBefore(end)) {
                users.add(row.session().userId());
            }
        });
        return users;
    }

    private static int one(OpenDatabase open, String id) {
        SessionRecord session = open.stores().sessions().find(id).orElse(null);
        if (session == null || !open.ending().end(id, EndReason.ADMINISTRATOR)) {
            throw new CommandRefusedException("there is no open session of this id");
        }
        open.audit().record(CommandAudit.event(Kind.SESSIONS_ENDED, open, session.userId(), id, "one session"));
        return 1;
    }

    private static int allOf(OpenDatabase open, String userId) {
        int ended = open.ending().endAll(userId, EndReason.ADMINISTRATOR);
        if (ended > 0) {
            open.audit().record(CommandAudit.event(Kind.SESSIONS_ENDED, open, userId, ""));
        }
        return ended;
    }

    private static final class Selection {

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
