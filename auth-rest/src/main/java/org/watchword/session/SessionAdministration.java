package org.watchword.session;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Outcome;
import org.watchword.api.login.Page;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.EndReason;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;

/**
 * Lists sessions for administrators, and ends single ones. Every method throws {@code StoreUnavailableException} when
 * the store does not answer.
 */
public final class SessionAdministration {

    private final SessionStore sessions;
    private final SessionEnding ending;
    private final AuditSink audit;
    private final Clock clock;

    public SessionAdministration(SessionStore sessions, SessionEnding ending, AuditSink audit, Clock clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those that go on, the latest login first.
     *
     * @param userId whose; null for those of all users
     * @param page from 0
     * @param size sessions of a page
     */
    public Page<SessionStore.OpenSession> open(@Nullable String userId, int page, int size) {
        return sessions.findOpen(userId, clock.instant(), page, size);
    }

    /**
     * Ends one: its tokens are refused on this node at once, and on the others within the poll.
     *
     * @return false where it has ended or never was
     */
    public boolean end(String id, Actor actor) {
        Optional<SessionRecord> session = sessions.find(id);
        boolean ended = session.isPresent() && ending.end(id, EndReason.ADMINISTRATOR);
        audit.record(AuditEvent.by(
                actor,
                AuditEvent.Kind.SESSION_ENDED,
                ended ? Outcome.SUCCESS : Outcome.FAILURE,
                clock.instant(),
                session.map(SessionRecord::userId).orElse(null),
                // An id that is not ours is the client's text.
                session.map(SessionRecord::id).orElse("no such session")));
        return ended;
    }
}
