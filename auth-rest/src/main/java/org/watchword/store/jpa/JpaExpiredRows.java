package org.watchword.store.jpa;

import java.time.Instant;
import org.watchword.store.ExpiredRows;

/** Removes by plain SQL: no row of these is needed as an entity. */
final class JpaExpiredRows implements ExpiredRows {

    /** A session is over when it was ended, or when its refresh token has expired in one of two ways. */
    private static final String SESSIONS = "DELETE FROM ww_session WHERE id IN (SELECT id FROM ww_session"
            + " WHERE expires_at < ?1 OR idle_expires_at < ?1 OR revoked_at < ?1 ORDER BY id LIMIT %d)";

    private static final String ONE_TIME_TOKENS = "DELETE FROM ww_one_time_token WHERE token_hash IN (SELECT token_hash"
            + " FROM ww_one_time_token WHERE expires_at < ?1 ORDER BY token_hash LIMIT %d)";

    private static final String REVOCATIONS = "DELETE FROM ww_revocation WHERE (kind, target) IN (SELECT kind, target"
            + " FROM ww_revocation WHERE valid_until < ?1 ORDER BY kind, target LIMIT %d)";

    private static final String ATTEMPTS = "DELETE FROM ww_throttle WHERE key_hash IN (SELECT key_hash FROM ww_throttle"
            + " WHERE expires_at < ?1 ORDER BY key_hash LIMIT %d)";

    private final Transactions transactions;

    JpaExpiredRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int remove(Kind kind, Instant before, int most) {
        String sql = switch (kind) {
            case SESSIONS -> SESSIONS;
            case ONE_TIME_TOKENS -> ONE_TIME_TOKENS;
            case REVOCATIONS -> REVOCATIONS;
            case ATTEMPTS -> ATTEMPTS;
        };
        return transactions.call(
                "remove expired rows",
                em -> em.createNativeQuery(sql.formatted(most))
                        .setParameter(1, before.toEpochMilli())
                        .executeUpdate());
    }
}
