package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;
import org.watchword.store.jpa.unit.Transactions;

/**
 * Attempts, in {@code ww_throttle}, for all nodes together. Plain SQL and no entity: a row is written by conditional
 * statements only. What has expired is left to the clean-up.
 */
final class JpaAttemptStore implements AttemptStore {

    private static final String FIND =
            "SELECT failures, window_start, state, expires_at FROM ww_throttle WHERE key_hash = ?1";

    private static final String INSERT = "INSERT INTO ww_throttle (failures, window_start, state, expires_at, key_hash)"
            + " VALUES (?1, ?2, ?3, ?4, ?5)";

    private static final String UPDATE = "UPDATE ww_throttle SET failures = ?1, window_start = ?2, state = ?3,"
            + " expires_at = ?4 WHERE key_hash = ?5 AND failures = ?6 AND window_start = ?7 AND state = ?8"
            + " AND expires_at = ?9";

    private static final String REMOVE = "DELETE FROM ww_throttle WHERE key_hash = ?1";

    private final Transactions transactions;

    JpaAttemptStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<AttemptRecord> find(AttemptKey key) {
        return transactions.call("find attempts", em -> find(em, key));
    }

    @Override
    public boolean replace(AttemptKey key, @Nullable AttemptRecord expected, AttemptRecord next) {
        return transactions.call(
                "count an attempt", em -> expected == null ? insert(em, key, next) : update(em, key, expected, next));
    }

    @Override
    public void remove(AttemptKey key) {
        transactions.call(
                "forget attempts",
                em -> em.createNativeQuery(REMOVE).setParameter(1, key.hash()).executeUpdate());
    }

    private static Optional<AttemptRecord> find(EntityManager em, AttemptKey key) {
        List<?> rows = em.createNativeQuery(FIND).setParameter(1, key.hash()).getResultList();
        return rows.stream().findFirst().map(row -> read((Object[]) row));
    }

    /** Of two at once one fails with a unique violation, and finds the other's row when it is run again. */
    private static boolean insert(EntityManager em, AttemptKey key, AttemptRecord next) {
        if (find(em, key).isPresent()) {
            return false;
        }
        return write(em.createNativeQuery(INSERT), key, next).executeUpdate() == 1;
    }

    private static boolean update(EntityManager em, AttemptKey key, AttemptRecord expected, AttemptRecord next) {
        return write(em.createNativeQuery(UPDATE), key, next)
                        .setParameter(6, expected.failures())
                        .setParameter(7, expected.lastAt().toEpochMilli())
                        .setParameter(8, expected.bucket())
                        .setParameter(9, expected.expiresAt().toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    private static Query write(Query query, AttemptKey key, AttemptRecord next) {
        return query.setParameter(1, next.failures())
                .setParameter(2, next.lastAt().toEpochMilli())
                .setParameter(3, next.bucket())
                .setParameter(4, next.expiresAt().toEpochMilli())
                .setParameter(5, key.hash());
    }

    private static AttemptRecord read(Object[] row) {
        return new AttemptRecord(
                ((Number) row[0]).intValue(), moment(row[1]), row[2] == null ? "" : (String) row[2], moment(row[3]));
    }

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }
}
