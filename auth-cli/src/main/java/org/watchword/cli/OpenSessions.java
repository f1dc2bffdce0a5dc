package org.watchword.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;
import org.watchword.store.SessionStore;

/**
 * The sessions that are open.
 *
 * @param database where they are
 */
record OpenSessions(OpenDatabase database) {

    private static final int PAGE = 500;

    /**
     * The latest login first; not all of them are held at once. Where others log in and out meanwhile, one may be told twice or not.
     *
     * @param userId whose; null for those of all users
     */
    void each(@Nullable String userId, Consumer<SessionStore.OpenSession> told) {
        for (int page = 0; ; page++) {
            Page<SessionStore.OpenSession> sessions =
                    database.stores().sessions().findOpen(userId, database.now(), page, PAGE);
            sessions.rows().forEach(told);
            if (sessions.rows().size() < PAGE) {
                return;
            }
        }
    }
}
