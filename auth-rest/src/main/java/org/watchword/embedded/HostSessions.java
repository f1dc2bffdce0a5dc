package org.watchword.embedded;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.account.UserAdministration;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.OpenSession;
import org.watchword.api.login.Page;
import org.watchword.api.login.Sessions;
import org.watchword.session.SessionAdministration;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;

/** {@link Sessions} on the use cases of administrators. */
public final class HostSessions implements Sessions {

    private final SessionAdministration sessions;
    private final UserAdministration users;

    public HostSessions(SessionAdministration sessions, UserAdministration users) {
        this.sessions = sessions;
        this.users = users;
    }

    @Override
    public Page<OpenSession> all(int page, int size) {
        return open(null, page, size);
    }

    @Override
    public Page<OpenSession> of(String userId, int page, int size) {
        return open(userId, page, size);
    }

    private Page<OpenSession> open(@Nullable String userId, int page, int size) {
        return sessions.open(userId, page, PageBounds.demand(page, size)).map(HostSessions::session);
    }

    private static OpenSession session(SessionStore.OpenSession open) {
        SessionRecord row = open.session();
        Instant idle = row.idleExpiresAt();
        return new OpenSession(
                row.id(),
                row.userId(),
                Optional.ofNullable(open.username()),
                row.createdAt(),
                row.rotatedAt(),
                idle.isBefore(row.expiresAt()) ? idle : row.expiresAt(),
                Optional.ofNullable(row.address()),
                Optional.ofNullable(row.userAgent()));
    }

    @Override
    public boolean end(String sessionId) {
        return sessions.end(sessionId, HostActor.INSTANCE);
    }

    @Override
    public ChangeOutcome endAllOf(String userId) {
        return users.endSessions(userId, HostActor.INSTANCE).outcome();
    }
}
