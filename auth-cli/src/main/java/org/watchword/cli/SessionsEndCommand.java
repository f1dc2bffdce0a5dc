package org.watchword.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditEvent.Kind;
import org.watchword.session.SessionEnding;
import org.watchword.store.EndReason;
import org.watchword.store.SessionRecord;
import org.watchword.store.UserPage;
import org.watchword.store.UserRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs users out. */
@Command(
        name = "end",
        description = "Ends sessions. Their tokens are refused by every node within its watchword.revocation.poll.")
final class SessionsEndCommand implements Callable<Integer> {

    private static final int PAGE = 200;

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
            return allOf(open, NamedUser.in(open, which.username));
        }
        return which.all ? all(open) : 0;
    }

    private static int all(OpenDatabase open) {
        int ended = 0;
        for (int page = 0; ; page++) {
            UserPage users = open.stores().directory().search("", page, PAGE);
            for (UserRecord user : users.users()) {
                ended += allOf(open, user);
            }
            if (users.users().size() < PAGE) {
                return ended;
            }
        }
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

    private static int allOf(OpenDatabase open, UserRecord user) {
        SessionEnding ending = open.ending();
        int ended = ending.endAll(user.id(), EndReason.ADMINISTRATOR);
        if (ended > 0) {
            open.audit().record(CommandAudit.event(Kind.SESSIONS_ENDED, open, user.id(), ""));
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
