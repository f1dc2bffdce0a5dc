package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.watchword.store.ExpiredRows;
import org.watchword.store.jpa.unit.Transactions;

/** Removes by plain SQL: no row of these is needed as an entity. */
final class JpaExpiredRows implements ExpiredRows {

    /** A session is over when it was ended, or when its refresh token has expired in one of two ways. */
    private static final String SESSIONS = "DELETE FROM ww_session WHERE id IN (SELECT id FROM ww_session"
            + " WHERE expires_at < ?1 OR idle_expires_at < ?1 OR revoked_at < ?1 ORDER BY id LIMIT ?2)";

    private static final String ONE_TIME_TOKENS = "DELETE FROM ww_one_time_token WHERE token_hash IN (SELECT token_hash"
            + " FROM ww_one_time_token WHERE expires_at < ?1 AND purpose <> 'INVITATION' ORDER BY token_hash LIMIT ?2)";

    private static final String INVITATIONS = "SELECT token_hash, user_id FROM ww_one_time_token"
            + " WHERE expires_at < ?1 AND purpose = 'INVITATION' ORDER BY token_hash LIMIT ?2";

    private static final String REVOCATIONS = "DELETE FROM ww_revocation WHERE (kind, target) IN (SELECT kind, target"
            + " FROM ww_revocation WHERE valid_until < ?1 ORDER BY kind, target LIMIT ?2)";

    private static final String ATTEMPTS = "DELETE FROM ww_throttle WHERE key_hash IN (SELECT key_hash FROM ww_throttle"
            + " WHERE expires_at < ?1 ORDER BY key_hash LIMIT ?2)";

    private final Transactions transactions;

    JpaExpiredRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int remove(Kind kind, Instant before, int most) {
        if (kind == Kind.INVITATIONS) {
            return transactions.call("remove expired invitations", em -> removeInvitations(em, before, most));
        }
        String sql = switch (kind) {
            case SESSIONS -> SESSIONS;
            case ONE_TIME_TOKENS -> ONE_TIME_TOKENS;
            case REVOCATIONS -> REVOCATIONS;
            case ATTEMPTS -> ATTEMPTS;
            case INVITATIONS -> throw new IllegalStateException("invitations are more than one statement");
        };
        return transactions.call(
                "remove expired rows",
                em -> em.createNativeQuery(sql)
                        .setParameter(1, before.toEpochMilli())
                        .setParameter(2, most)
                        .executeUpdate());
    }

    /** One by one: only whoever has deleted the invitation may remove its user, who may have accepted it meanwhile. */
    private static int removeInvitations(EntityManager em, Instant before, int most) {
        List<?> rows = em.createNativeQuery(INVITATIONS)
                .setParameter(1, before.toEpochMilli())
                .setParameter(2, most)
                .getResultList();
        int removed = 0;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            if (OneTimeTokenRows.use(em, (String) columns[0])) {
                em.createNativeQuery("DELETE FROM ww_user WHERE id = ?1 AND enabled = FALSE")
                        .setParameter(1, columns[1])
                        .executeUpdate();
                removed++;
            }
        }
        return removed;
    }
}
