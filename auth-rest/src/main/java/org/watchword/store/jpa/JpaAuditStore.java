package org.watchword.store.jpa;

import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.watchword.api.login.Page;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.jpa.row.AuditRow;
import org.watchword.store.jpa.search.Count;
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
        List<Condition> wanted = wanted(filter);
        if (wanted.stream().anyMatch(condition -> !condition.isStorable())) {
            return Page.empty();
        }
        return transactions.call("read what happened", em -> {
            long counted = Count.of(
                    em,
                    "ww_audit" + where(wanted, Condition::sql) + " ORDER BY at DESC, id",
                    wanted.stream().map(Condition::value).toList());
            TypedQuery<AuditRow> query = em.createQuery(
                    "select a from AuditRow a" + where(wanted, Condition::jpql) + " order by a.at desc, a.id",
                    AuditRow.class);
            for (int i = 0; i < wanted.size(); i++) {
                query.setParameter(i + 1, wanted.get(i).value());
            }
            List<AuditRecord> rows = query.setFirstResult(page * size)
                    .setMaxResults(size)
                    .getResultStream()
                    .map(AuditRow::toRecord)
                    .toList();
            return new Page<>(rows, Count.total(counted, (long) page * size, rows.size()));
        });
    }

    private static List<Condition> wanted(Filter filter) {
        List<Condition> wanted = new ArrayList<>();
        if (filter.userId() != null) {
            wanted.add(new Condition("userId", "user_id", "=", filter.userId()));
        }
        if (filter.kind() != null) {
            wanted.add(new Condition("kind", "kind", "=", filter.kind()));
        }
        Instant from = filter.from();
        if (from != null) {
            wanted.add(new Condition("at", "at", ">=", from.toEpochMilli()));
        }
        Instant to = filter.to();
        if (to != null) {
            wanted.add(new Condition("at", "at", "<", to.toEpochMilli()));
        }
        return wanted;
    }

    /** The parameters are numbered in the order of the conditions, from 1. */
    private static String where(List<Condition> wanted, Function<Condition, String> text) {
        return wanted.isEmpty()
                ? ""
                : IntStream.range(0, wanted.size())
                        .mapToObj(i -> text.apply(wanted.get(i)) + " ?" + (i + 1))
                        .collect(Collectors.joining(" and ", " where ", ""));
    }

    /** A condition of a search, in the terms of the entity and of the table. */
    private record Condition(String attribute, String column, String operator, Object value) {

        boolean isStorable() {
            return !(value instanceof String text) || StorableText.is(text);
        }

        String jpql() {
            return "a." + attribute + " " + operator;
        }

        String sql() {
            return column + " " + operator;
        }
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
