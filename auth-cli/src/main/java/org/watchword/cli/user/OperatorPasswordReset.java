package org.watchword.cli.user;

import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.cli.database.CommandAudit;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.session.SessionEnding;
import org.watchword.store.EndReason;
import org.watchword.store.UserRecord;
import org.watchword.throttle.Throttles;

/** Sets a new password by the operator's word, and closes everything that the old one has opened. */
final class OperatorPasswordReset {

    /** A login may replace the hash by a stronger one in between. */
    private static final int ATTEMPTS = 5;

    private final OpenDatabase database;

    OperatorPasswordReset(OpenDatabase database) {
        this.database = database;
    }

    /** Sets it and returns how many sessions were ended. */
    int set(UserRecord user, String hash) {
        SessionEnding ending = database.ending();
        replace(user, hash);
        // After it: what was opened with the old password until then has a row by now.
        int ended = ending.endAll(user.id(), EndReason.PASSWORD_RESET);
        // What somebody has asked for by mail would get around the new password.
        database.stores().accounts().withdraw(user.id());
        new Throttles(database.configuration(), database.stores().attempts(), database.clock())
                .logins()
                .unlock(user.username());
        database.audit().record(CommandAudit.event(Kind.PASSWORD_RESET, database, user.id(), ""));
        return ended;
    }

    private void replace(UserRecord known, String hash) {
        UserRecord user = known;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (database.stores().users().replacePasswordHash(user.id(), user.passwordHash(), hash)) {
                return;
            }
            user = database.stores()
                    .users()
                    .findById(user.id())
                    .orElseThrow(() -> new CommandRefusedException("the user has been removed just now"));
        }
        throw new CommandRefusedException("the password was changed by others at the same time; try again");
    }
}
