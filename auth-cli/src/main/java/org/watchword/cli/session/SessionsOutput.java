package org.watchword.cli.session;

import java.time.Instant;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;

/** Port: shows sessions one after another. */
interface SessionsOutput extends AutoCloseable {

    /** Returns when a session is over, if nobody uses it any more. */
    static Instant endOf(SessionRecord session) {
        return session.idleExpiresAt().isBefore(session.expiresAt()) ? session.idleExpiresAt() : session.expiresAt();
    }

    /** Shows one. */
    void add(SessionStore.OpenSession session);

    /** Ends the output: there are no more. */
    @Override
    void close();
}
