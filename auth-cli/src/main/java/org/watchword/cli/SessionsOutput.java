package org.watchword.cli;

import org.watchword.store.SessionPage;

/** Port: shows sessions one after another. */
interface SessionsOutput extends AutoCloseable {

    /** Shows one. */
    void add(SessionPage.Row session);

    /** There are no more. */
    @Override
    void close();
}
