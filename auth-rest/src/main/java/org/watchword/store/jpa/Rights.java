package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchword.store.SessionRecord;
import org.watchword.store.TokenSubject;
import org.watchword.store.jpa.row.LockedUserRow;

/**
 * All that a token tells and that the user's own row does not: roles, permissions, since when tokens are good, and
 * perhaps the session, or how many the user has. One statement of plain SQL, since JPQL has no UNION; a join would
 * multiply the rows.
 *
 * @param roles names of the roles held
 * @param permissions names of the permissions held, those of the roles included
 * @param issuedBefore tokens with an earlier {@code iat} are refused; {@link Instant#EPOCH} where none are
 * @param session the session that was asked for, and the database's time; empty where there is none
 * @param openSessions how many go on; 0 where that was not asked
 */
record Rights(
        Set<String> roles,
        Set<String> permissions,
        Instant issuedBefore,
        Optional<ReadSession> session,
        long openSessions) {

    private static final String ROLE = "role";
    private static final String PERMISSION = "permission";
    private static final String CUTOFF = "cutoff";
    private static final String SESSION = "session";
    private static final String OPEN = "open";

    /** Columns that only a session has: five texts and six numbers. */
    private static final String NONE_OF_A_SESSION = ", NULL".repeat(11);

    private static final String OF_SESSION =
            "SELECT '" + SESSION + "' AS kind, current_hash AS name, generation AS moment,"
                    + " previous_hash, nonce, family_key, user_agent, address,"
                    + " created_at, rotated_at, idle_expires_at, expires_at, revoked_at, ";

    private static final String WITH_SESSION =
            " AS read_at FROM ww_session WHERE id = ?2 UNION ALL " + ofUser(NONE_OF_A_SESSION);
    private static final String WITHOUT_SESSION = ofUser("");
    private static final String WITH_OPEN_SESSIONS = WITHOUT_SESSION + " UNION ALL SELECT '" + OPEN
            + "', NULL, COUNT(*) FROM ww_session WHERE user_id = ?1 AND revoked_at IS NULL"
            + " AND idle_expires_at > ?2 AND expires_at > ?2";

    private static String ofUser(String padding) {
        return "SELECT '" + CUTOFF + "' AS kind, target AS name, issued_before AS moment" + padding
                + " FROM ww_revocation WHERE kind = '" + RevocationRows.USER + "' AND target = ?1"
                + " UNION ALL SELECT '" + ROLE + "', r.name, NULL" + padding
                + " FROM ww_user_role ur JOIN ww_role r ON r.id = ur.role_id WHERE ur.user_id = ?1"
                + " UNION ALL SELECT '" + PERMISSION + "', p.name, NULL" + padding
                + " FROM ww_user_role ur JOIN ww_role_permission rp ON rp.role_id = ur.role_id"
                + " JOIN ww_permission p ON p.id = rp.permission_id WHERE ur.user_id = ?1"
                + " UNION ALL SELECT '" + PERMISSION + "', p.name, NULL" + padding
                + " FROM ww_user_permission up JOIN ww_permission p ON p.id = up.permission_id WHERE up.user_id = ?1";
    }

    /** Reads what a user has. */
    static Rights of(EntityManager em, String userId) {
        return read(em.createNativeQuery(WITHOUT_SESSION).setParameter(1, userId), userId, "");
    }

    /**
     * Reads what a user has, and a session.
     *
     * @param now SQL for the time of the statement, in milliseconds
     */
    static Rights withSession(EntityManager em, String userId, String sessionId, String now) {
        Query query = em.createNativeQuery(OF_SESSION + now + WITH_SESSION)
                .setParameter(1, userId)
                .setParameter(2, sessionId);
        return read(query, userId, sessionId);
    }

    /** Reads what a user has, and how many sessions go on. */
    static Rights withOpenSessions(EntityManager em, String userId, Instant now) {
        Query query =
                em.createNativeQuery(WITH_OPEN_SESSIONS).setParameter(1, userId).setParameter(2, now.toEpochMilli());
        return read(query, userId, "");
    }

    /** Returns the user of a row with these rights, as its next token tells it. */
    TokenSubject subject(LockedUserRow user) {
        return new TokenSubject(user.toRecord(roles, permissions), issuedBefore);
    }

    private static Rights read(Query query, String userId, String sessionId) {
        Set<String> roles = new HashSet<>();
        Set<String> permissions = new HashSet<>();
        Instant issuedBefore = Instant.EPOCH;
        ReadSession session = null;
        long openSessions = 0;
        List<?> rows = query.getResultList();
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            switch ((String) row[0]) {
                case ROLE -> roles.add((String) row[1]);
                case PERMISSION -> permissions.add((String) row[1]);
                case OPEN -> openSessions = ((Number) row[2]).longValue();
                case CUTOFF -> issuedBefore = moment(row[2]);
                default -> session = new ReadSession(session(sessionId, userId, row), moment(row[13]));
            }
        }
        return new Rights(roles, permissions, issuedBefore, Optional.ofNullable(session), openSessions);
    }

    private static SessionRecord session(String id, String userId, Object[] row) {
        return new SessionRecord(
                id,
                userId,
                ((Number) row[2]).longValue(),
                (String) row[1],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                moment(row[8]),
                moment(row[9]),
                moment(row[10]),
                moment(row[11]),
                row[12] == null ? null : moment(row[12]),
                (String) row[6],
                (String) row[7]);
    }

    /**
     * A session and when it was read.
     *
     * @param at by the database's clock
     */
    record ReadSession(SessionRecord session, Instant at) {}

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }
}
