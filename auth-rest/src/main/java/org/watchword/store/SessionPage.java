package org.watchword.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the sessions that were looked for.
 *
 * @param sessions the latest login first
 * @param total how many there are in all
 */
public record SessionPage(List<Row> sessions, long total) {

    /** Copies the list. */
    public SessionPage {
        sessions = List.copyOf(sessions);
    }

    /**
     * One of them.
     *
     * @param session the session
     * @param username of its user, or null where the user is gone
     */
    public record Row(SessionRecord session, @Nullable String username) {}
}
