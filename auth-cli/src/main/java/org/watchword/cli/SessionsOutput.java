package org.watchword.cli;

import org.watchword.store.SessionRecord;
import org.watchword.store.UserRecord;

/** Port: shows sessions one after another. */
interface SessionsOutput extends AutoCloseable {

    /** Shows one. */
    void add(UserRecord user, SessionRecord session);

    /** There are no more. */
    @Override
    void close();
}
