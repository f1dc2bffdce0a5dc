package org.watchword.store.jpa.unit;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Makes EclipseLink say at once that the database is down. By itself it tries each query four times, five seconds
 * apart, and keeps the request's thread for fifteen seconds: a stopped database would take all threads of the server.
 *
 * <p>A listener and not a session customizer: EclipseLink 4.0.0 to 4.0.2 and EclipseLink 5 have the customizer's
 * interface in different packages, the listener's in the same one.
 *
 * <p>Public for EclipseLink only, which makes it by its name; where the provider is another one, it is never loaded.
 */
public final class PromptFailure extends SessionEventAdapter {

    /** For EclipseLink. */
    public PromptFailure() {}

    @Override
    public void preLogin(SessionEvent event) {
        DatabaseLogin login = event.getSession().getLogin();
        login.setQueryRetryAttemptCount(0);
        // Nor ask the database after each refusal whether it still lives: in a failed transaction PostgreSQL's answer
        // misleads.
        login.setConnectionHealthValidatedOnError(false);
    }
}
