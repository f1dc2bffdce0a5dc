package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.watchword.store.OneTimeToken;

/** The rows of {@code ww_one_time_token}, within a transaction of the caller's. */
final class OneTimeTokenRows {

    private OneTimeTokenRows() {}

    static void add(EntityManager em, OneTimeToken token) {
        em.createNativeQuery(
                        "INSERT INTO ww_one_time_token (token_hash, purpose, user_id, email, created_at, expires_at)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, token.hash())
                .setParameter(2, token.purpose().name())
                .setParameter(3, token.userId())
                .setParameter(4, token.email())
                .setParameter(5, token.createdAt().toEpochMilli())
                .setParameter(6, token.expiresAt().toEpochMilli())
                .executeUpdate();
    }

    static Optional<OneTimeToken> find(EntityManager em, String hash, OneTimeToken.Purpose purpose, Instant now) {
        List<?> rows = em.createNativeQuery("SELECT user_id, email, created_at, expires_at FROM ww_one_time_token"
                        + " WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3")
                .setParameter(1, hash)
                .setParameter(2, purpose.name())
                .setParameter(3, now.toEpochMilli())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> (Object[]) row)
                .map(row -> new OneTimeToken(
                        hash, purpose, (String) row[0], (String) row[1], moment(row[2]), moment(row[3])));
    }

    /** The one that deletes the row is the one that uses the token. */
    static boolean use(EntityManager em, String hash) {
        return em.createNativeQuery("DELETE FROM ww_one_time_token WHERE token_hash = ?1")
                        .setParameter(1, hash)
                        .executeUpdate()
                == 1;
    }

    /** False where there was none, expired ones included. */
    static boolean remove(EntityManager em, String userId, OneTimeToken.Purpose purpose) {
        return em.createNativeQuery("DELETE FROM ww_one_time_token WHERE user_id = ?1 AND purpose = ?2")
                        .setParameter(1, userId)
                        .setParameter(2, purpose.name())
                        .executeUpdate()
                > 0;
    }

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }
}
