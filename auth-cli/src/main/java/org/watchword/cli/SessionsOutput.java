package org.watchword.cli;

import org.watchword.store.SessionStore;

/** Port: shows sessions one after another. */
interface SessionsOutput extends AutoCloseable {

    /** Shows one. */
    void add(SessionStore.OpenSession session);

    /** There are no more. */
    @Override
    void close();
}
