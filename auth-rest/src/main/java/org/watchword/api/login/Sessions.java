package org.watchword.api.login;

/**
 * Lists and ends sessions. The tokens of an ended session are refused at once on this node, and on the others within
 * {@code watchword.revocation.poll}.
 *
 * <pre>{@code
 * for (OpenSession session : sessions.of(userId, 0, 100).rows()) {
 *     sessions.end(session.id());
 * }
 * }</pre>
 *
 * @since 1.0
 */
public interface Sessions {

    /**
     * Lists the open sessions of all users, the latest login first.
     *
     * @param page from 0
     * @param size sessions of a page, 1 to 100
     */
    Page<OpenSession> all(int page, int size);

    /** As {@link #all}, of one user. */
    Page<OpenSession> of(String userId, int page, int size);

    /**
     * Ends a session.
     *
     * @return false where it has ended or never was
     */
    boolean end(String sessionId);

    /** Ends all sessions of a user. */
    ChangeOutcome endAllOf(String userId);
}
