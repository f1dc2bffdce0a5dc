package org.watchword.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;

/** Port: sessions. None is served from a cache. */
public interface SessionStore {

    /** Stores a new session. */
    void open(SessionRecord session);

    /** The session with this id, ended and expired ones included. */
    Optional<SessionRecord> find(String id);

    /**
     * The session with this id and its user, ended, expired and disabled ones included. Waits for a change of the
     * user's rights that is under way, and lets none begin until the transaction has ended; so does
     * {@link UserStore#findForToken}. Of several calls at once for sessions of one user each sees what the one before
     * has done.
     */
    Optional<LockedSession> lock(String id);

    /**
     * The user with this id, disabled ones included, about to have a new session; waits and is waited for as in
     * {@link #lock}.
     *
     * @param now which sessions have expired
     */
    Optional<LockedUser> lockUser(String userId, Instant now);

    /**
     * Moves a session on, in one conditional update: only if it is still at {@code expectedGeneration} and not ended.
     *
     * @return true if this call moved it; false if another was faster or it has ended, and nothing was changed
     */
    boolean rotate(String id, long expectedGeneration, Rotation rotation);

    /**
     * Ends a session and records the revocation of its access tokens, in one transaction.
     *
     * @param at now
     * @param tokensUntil when the last access token of the session will have expired
     * @return true if this call ended it; false if it had ended or never was
     */
    boolean end(String id, EndReason reason, Instant at, Instant tokensUntil);

    /**
     * The sessions that have neither ended nor expired at {@code now}, the latest login first.
     *
     * @param userId whose; null for those of all users
     * @param page from 0
     * @param size sessions of a page
     */
    Page<SessionStore.OpenSession> findOpen(@Nullable String userId, Instant now, int page, int size);

    /**
     * Ends all sessions of a user, as {@link #end}, in one transaction.
     *
     * @return the ids of the sessions that this call ended
     */
    List<String> endAllOf(String userId, EndReason reason, Instant at, Instant tokensUntil);

    /**
     * Ends the sessions of a user that have neither ended nor expired at {@code at}, but those of the latest logins.
     *
     * @param kept how many are left as they are
     * @return the ids of the sessions that this call ended
     */
    List<String> endOldestOf(String userId, int kept, EndReason reason, Instant at, Instant tokensUntil);

    /**
     * As {@link #endAllOf}, but one session goes on.
     *
     * @param keptId the session that is left as it is
     * @return the ids of the sessions that this call ended
     */
    List<String> endOthersOf(String userId, String keptId, EndReason reason, Instant at, Instant tokensUntil);

    /**
     * A session that is open.
     *
     * @param username of its user, or null where the user is gone
     */
    record OpenSession(SessionRecord session, @Nullable String username) {}
}
