package org.watchword.store.jpa;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Makes EclipseLink say at once that the database is down. By itself it tries each query four times, five seconds apart, and
 * keeps the request's thread for fifteen seconds: a stopped database would take all threads of the server.
 *
 * <p>Public for EclipseLink only, which makes it by its name; where the provider is another one, it is never loaded.
 */
public final class PromptFailure implements SessionCustomizer {

    /** For EclipseLink. */
    public PromptFailure() {}

    @Override
    public void customize(Session session) {
        DatabaseLogin login = session.getLogin();
        login.setQueryRetryAttemptCount(0);
        // Nor ask the database after each refusal whether it still lives: in a failed transaction PostgreSQL's answer
        // misleads.
        login.setConnectionHealthValidatedOnError(false);
    }
}
