package org.watchword.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.watchword.store.SessionPage;

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
    void each(@Nullable String userId, Consumer<SessionPage.Row> told) {
        for (int page = 0; ; page++) {
            SessionPage sessions = database.stores().sessions().findOpen(userId, database.now(), page, PAGE);
            sessions.sessions().forEach(told);
            if (sessions.sessions().size() < PAGE) {
                return;
            }
        }
    }
}
