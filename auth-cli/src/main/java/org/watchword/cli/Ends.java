package org.watchword.cli;

import java.time.Instant;
import org.watchword.store.SessionRecord;

/** When a session is over, if nobody uses it any more. */
final class Ends {

    private Ends() {}

    static Instant at(SessionRecord session) {
        return session.idleExpiresAt().isBefore(session.expiresAt()) ? session.idleExpiresAt() : session.expiresAt();
    }
}
