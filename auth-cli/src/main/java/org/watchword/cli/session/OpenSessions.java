package org.watchword.cli.session;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.store.SessionStore;

/** Reads the sessions that are open. */
final class OpenSessions {

    private static final int PAGE = 500;

    private OpenSessions() {}

    /**
     * Hands over the sessions of a user, or of all where there is none, the latest login first; not all of them are
     * held at once. Where others log in and out meanwhile, one may be handed over twice or not.
     */
    static void each(OpenDatabase database, @Nullable String userId, Consumer<SessionStore.OpenSession> receiver) {
        for (int page = 0; ; page++) {
            Page<SessionStore.OpenSession> sessions =
                    database.stores().sessions().findOpen(userId, database.now(), page, PAGE);
            sessions.rows().forEach(receiver);
            if (sessions.rows().size() < PAGE) {
                return;
            }
        }
    }
}
