package org.watchword.cli;

import java.util.function.BiConsumer;
import org.watchword.store.SessionRecord;
import org.watchword.store.UserPage;
import org.watchword.store.UserRecord;

/**
 * The sessions that are open.
 *
 * @param database where they are
 */
record OpenSessions(OpenDatabase database) {

    private static final int PAGE = 200;

    /** Of one user, the oldest login first. */
    void of(UserRecord user, BiConsumer<UserRecord, SessionRecord> each) {
        database.stores().sessions().openOf(user.id(), database.now()).forEach(session -> each.accept(user, session));
    }

    /** Of all users, in the order of their names. Not all of them are held at once. */
    void ofAll(BiConsumer<UserRecord, SessionRecord> each) {
        for (int page = 0; ; page++) {
            UserPage users = database.stores().directory().search("", page, PAGE);
            users.users().forEach(user -> of(user, each));
            if (users.users().size() < PAGE) {
                return;
            }
        }
    }
}
