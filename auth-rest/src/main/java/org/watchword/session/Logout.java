package org.watchword.session;

import java.time.Clock;
import java.time.Instant;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.EndReason;
import org.watchword.store.SessionStore;

/**
 * Ends sessions for the users whose they are. Every method throws {@code StoreUnavailableException} when the store does
 * not answer.
 */
public final class Logout {

    private final SessionStore sessions;
    private final SessionEnding ending;
    private final AuditSink audit;
    private final Clock clock;

    public Logout(SessionStore sessions, SessionEnding ending, AuditSink audit, Clock clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends a session. One that has ended or never was is no error. */
    public void session(String sessionId, String userId, Origin origin) {
        if (ending.end(sessionId, EndReason.LOGOUT)) {
            audit.record(new AuditEvent(AuditEvent.Kind.LOGOUT, clock.instant(), userId, sessionId, origin, ""));
        }
    }

    /**
     * Ends the session of a refresh token that it once issued, expired ones included. A text that is none changes
     * nothing, and is no error (RFC 7009 §2.2).
     *
     * @param text as the client sent it
     */
    public void byRefreshToken(String text, Origin origin) {
        RefreshToken.parse(text)
                .flatMap(token -> sessions.find(token.sessionId()).filter(token::isOfFamily))
                .ifPresent(session -> session(session.id(), session.userId(), origin));
    }

    /** Ends all sessions of a user. None is no error. */
    public void everywhere(String userId, Origin origin) {
        Instant now = clock.instant();
        ending.endAll(userId, EndReason.LOGOUT_ALL);
        audit.record(new AuditEvent(AuditEvent.Kind.LOGOUT_ALL, now, userId, null, origin, ""));
    }
}
