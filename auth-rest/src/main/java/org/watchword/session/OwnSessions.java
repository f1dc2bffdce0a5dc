package org.watchword.session;

import java.time.Clock;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Page;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.EndReason;
import org.watchword.store.SessionStore;

/**
 * Shows users their own sessions, and ends them. Every method throws {@code StoreUnavailableException} when the store
 * does not answer.
 */
public final class OwnSessions {

    private final SessionStore sessions;
    private final SessionEnding ending;
    private final AuditSink audit;
    private final Clock clock;

    public OwnSessions(SessionStore sessions, SessionEnding ending, AuditSink audit, Clock clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those that go on, the latest login first.
     *
     * @param page from 0
     * @param size sessions of a page
     */
    public Page<SessionStore.OpenSession> of(String userId, int page, int size) {
        return sessions.findOpen(userId, clock.instant(), page, size);
    }

    /**
     * Ends one.
     *
     * @return false where it is another's, has ended, or never was: which of them is not told
     */
    public boolean end(String userId, String sessionId, Actor actor) {
        boolean own = sessions.find(sessionId)
                .filter(session -> session.userId().equals(userId))
                .isPresent();
        if (!own || !ending.end(sessionId, EndReason.LOGOUT)) {
            return false;
        }
        audit.record(new AuditEvent(
                AuditEvent.Kind.LOGOUT,
                clock.instant(),
                userId,
                sessionId,
                actor.origin(),
                "from the list of sessions"));
        return true;
    }
}
