package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.watchword.store.ExpiredRows;
import org.watchword.store.jpa.row.SessionRow;
import org.watchword.store.jpa.unit.Transactions;

/**
 * Removes by plain SQL: no row of these is needed as an entity. The rows are looked for by the index of their expiry
 * and removed by their keys, so that no statement reads a table as a whole, however large it is.
 */
final class JpaExpiredRows implements ExpiredRows {

    /** A session is over when it was ended, or when its refresh token has expired in one of two ways. */
    private static final Expiring SESSIONS = new Expiring(
            "ww_session",
            "id",
            List.of(
                    Expiry.at("expires_at"),
                    new Expiry(
                            "idle_expires_day",
                            "idle_expires_day <= CAST(?1 AS BIGINT) / " + SessionRow.MILLIS_OF_A_DAY
                                    + " AND idle_expires_at < ?1"),
                    Expiry.at("revoked_at")),
            "");

    private static final Expiring ONE_TIME_TOKENS = new Expiring(
            "ww_one_time_token", "token_hash", List.of(Expiry.at("expires_at")), " AND purpose <> 'INVITATION'");

    /** The kinds are named, since the key begins with them. */
    private static final Expiring REVOCATIONS = new Expiring(
            "ww_revocation",
            "target",
            List.of(Expiry.at("valid_until")),
            " AND kind IN ('" + RevocationRows.SESSION + "', '" + RevocationRows.USER + "')");

    private static final Expiring ATTEMPTS =
            new Expiring("ww_throttle", "key_hash", List.of(Expiry.at("expires_at")), "");

    private static final String INVITATIONS = "SELECT token_hash, user_id FROM ww_one_time_token"
            + " WHERE expires_at < ?1 AND purpose = 'INVITATION' ORDER BY expires_at, token_hash LIMIT ?2";

    private final Transactions transactions;

    JpaExpiredRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int remove(Kind kind, Instant before, int most) {
        Expiring rows = switch (kind) {
            case SESSIONS -> SESSIONS;
            case ONE_TIME_TOKENS -> ONE_TIME_TOKENS;
            case REVOCATIONS -> REVOCATIONS;
            case ATTEMPTS -> ATTEMPTS;
            case INVITATIONS -> null;
        };
        return rows == null
                ? transactions.call("remove expired invitations", em -> removeInvitations(em, before, most))
                : transactions.call("remove expired rows", em -> rows.remove(em, before, most));
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

    /**
     * One way in which a row expires.
     *
     * @param column has an index
     * @param condition holds for rows that expired before {@code ?1}
     */
    private record Expiry(String column, String condition) {

        static Expiry at(String column) {
            return new Expiry(column, column + " < ?1");
        }
    }

    /**
     * Rows of one table that expire.
     *
     * @param key column by which a row is removed
     * @param expiries each alone tells that a row has expired
     * @param also condition of all of them
     */
    private record Expiring(String table, String key, List<Expiry> expiries, String also) {

        int remove(EntityManager em, Instant before, int most) {
            Set<String> keys = new LinkedHashSet<>();
            for (Expiry expiry : expiries) {
                if (keys.size() < most) {
                    keys.addAll(find(em, expiry, before, most - keys.size()));
                }
            }
            // In one order, and asked again: a row may have been prolonged, or another node may have been faster.
            return Batches.of(List.copyOf(keys))
                    .mapToInt(batch -> remove(em, batch, before))
                    .sum();
        }

        private List<String> find(EntityManager em, Expiry expiry, Instant before, int most) {
            List<?> found = em.createNativeQuery("SELECT " + key + " FROM " + table + " WHERE " + expiry.condition()
                            + also + " ORDER BY " + expiry.column() + " LIMIT ?2")
                    .setParameter(1, before.toEpochMilli())
                    .setParameter(2, most)
                    .getResultList();
            return found.stream().map(String.class::cast).toList();
        }

        private int remove(EntityManager em, List<String> keys, Instant before) {
            String expired = expiries.stream().map(Expiry::condition).collect(Collectors.joining(" OR "));
            Query query = em.createNativeQuery("DELETE FROM " + table + " WHERE " + key + " IN ("
                            + Batches.parameters(2, keys.size()) + ")" + also + " AND (" + expired + ")")
                    .setParameter(1, before.toEpochMilli());
            for (int i = 0; i < keys.size(); i++) {
                query.setParameter(i + 2, keys.get(i));
            }
            return query.executeUpdate();
        }
    }
}
