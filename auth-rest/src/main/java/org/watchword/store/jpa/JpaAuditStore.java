package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.watchword.api.login.Page;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.jpa.row.AuditRow;
import org.watchword.store.jpa.unit.Transactions;

/** Audit events, in {@code ww_audit}. */
final class JpaAuditStore implements AuditStore {

    private final Transactions transactions;

    JpaAuditStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(AuditRecord row) {
        transactions.call("write down what happened", em -> {
            em.persist(new AuditRow(row));
            return true;
        });
    }

    @Override
    public void recount(String id, String detail) {
        transactions.call(
                "count what happened",
                em -> em.createQuery("update AuditRow a set a.detail = :detail where a.id = :id")
                        .setParameter("detail", detail)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public Page<AuditRecord> find(Filter filter, int page, int size) {
        Map<String, Object> wanted = wanted(filter);
        if (wanted.values().stream().anyMatch(value -> value instanceof String text && !StorableText.is(text))) {
            return Page.empty();
        }
        return transactions.call("read what happened", em -> {
            long total = with(em, "select count(a) from AuditRow a", "", wanted, Long.class)
                    .getSingleResult();
            List<AuditRecord> rows = with(
                            em, "select a from AuditRow a", " order by a.at desc, a.id", wanted, AuditRow.class)
                    .setFirstResult(page * size)
                    .setMaxResults(size)
                    .getResultStream()
                    .map(AuditRow::toRecord)
                    .toList();
            return new Page<>(rows, total);
        });
    }

    /** Conditions, each with its one parameter. */
    private static Map<String, Object> wanted(Filter filter) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        if (filter.userId() != null) {
            wanted.put("a.userId = :userId", filter.userId());
        }
        if (filter.kind() != null) {
            wanted.put("a.kind = :kind", filter.kind());
        }
        Instant from = filter.from();
        if (from != null) {
            wanted.put("a.at >= :from", from.toEpochMilli());
        }
        Instant to = filter.to();
        if (to != null) {
            wanted.put("a.at < :to", to.toEpochMilli());
        }
        return wanted;
    }

    private static <T> TypedQuery<T> with(
            EntityManager em, String select, String order, Map<String, Object> wanted, Class<T> type) {
        String where =
                wanted.isEmpty() ? "" : wanted.keySet().stream().collect(Collectors.joining(" and ", " where ", ""));
        TypedQuery<T> query = em.createQuery(select + where + order, type);
        wanted.forEach(
                (condition, value) -> query.setParameter(condition.substring(condition.indexOf(':') + 1), value));
        return query;
    }

    @Override
    public int deleteBefore(Instant at, int most) {
        return transactions.call("remove what happened long ago", em -> {
            List<String> ids = em.createQuery(
                            "select a.id from AuditRow a where a.at < :at order by a.at, a.id", String.class)
                    .setParameter("at", at.toEpochMilli())
                    .setMaxResults(most)
                    .getResultList();
            return ids.isEmpty()
                    ? 0
                    : em.createQuery("delete from AuditRow a where a.id in :ids")
                            .setParameter("ids", ids)
                            .executeUpdate();
        });
    }
}
