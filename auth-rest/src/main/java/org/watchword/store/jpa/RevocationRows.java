package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.watchword.store.RevocationRecord;

/**
 * The rows of {@code ww_revocation}. Plain SQL and no entity: {@code recorded_at} is written and compared by the database alone,
 * which no JPA query can say on both EclipseLink and Hibernate.
 */
final class RevocationRows {

    private static final String SESSION = "session";
    private static final String USER = "user";

    /** An entry that is prolonged is recorded anew, so that nodes that read only what is recent see it. */
    private static final String UPDATE = "UPDATE ww_revocation SET issued_before = GREATEST(issued_before, ?1),"
            + " valid_until = GREATEST(valid_until, ?2), recorded_at = CURRENT_TIMESTAMP WHERE kind = ?3 AND target = ?4";

    private static final String INSERT =
            "INSERT INTO ww_revocation (issued_before, valid_until, kind, target) VALUES (?1, ?2, ?3, ?4)";

    private static final String RECENT = "SELECT kind, target, issued_before, valid_until FROM ww_revocation"
            + " WHERE recorded_at > CURRENT_TIMESTAMP - CAST(?1 AS BIGINT) * INTERVAL '1' SECOND";

    private RevocationRows() {}

    /** Two at once for the same target: one fails with a unique violation, and finds the other's row when it is run again. */
    static void put(EntityManager em, RevocationRecord revocation) {
        if (run(em, UPDATE, revocation) == 0) {
            run(em, INSERT, revocation);
        }
    }

    private static int run(EntityManager em, String sql, RevocationRecord revocation) {
        Query query = em.createNativeQuery(sql);
        if (revocation instanceof RevocationRecord.OfUser ofUser) {
            query.setParameter(1, ofUser.issuedBefore().toEpochMilli())
                    .setParameter(3, USER)
                    .setParameter(4, ofUser.userId());
        } else if (revocation instanceof RevocationRecord.OfSession ofSession) {
            query.setParameter(1, 0L).setParameter(3, SESSION).setParameter(4, ofSession.sessionId());
        }
        return query.setParameter(2, revocation.until().toEpochMilli()).executeUpdate();
    }

    static List<RevocationRecord> recordedWithin(EntityManager em, Duration window) {
        List<?> rows = em.createNativeQuery(RECENT)
                .setParameter(1, wholeSeconds(window))
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    /** Rounded up: an entry too many does no harm, one too few does. */
    private static long wholeSeconds(Duration window) {
        return window.getNano() == 0 ? window.toSeconds() : window.getSeconds() + 1;
    }

    private static RevocationRecord read(Object[] row) {
        String target = (String) row[1];
        Instant until = moment(row[3]);
        return SESSION.equals(row[0])
                ? new RevocationRecord.OfSession(target, until)
                : new RevocationRecord.OfUser(target, moment(row[2]), until);
    }

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }
}
