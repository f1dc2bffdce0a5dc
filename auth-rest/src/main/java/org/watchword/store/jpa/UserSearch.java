package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.watchword.api.login.Page;
import org.watchword.identity.IdentityKey;
import org.watchword.store.UserRecord;
import org.watchword.store.jpa.row.UserRow;

/** Looks for users. A page takes four queries, however many users are on it. */
final class UserSearch {

    private static final String WANTED =
            " where u.usernameKey like :part escape '!' or u.usernameKey like :apart escape '!'"
                    + " or lower(u.email) like :part escape '!' or u.emailKey like :email escape '!'";

    private UserSearch() {}

    static Page<UserRecord> run(EntityManager em, String query, int page, int size) {
        String where = query.isEmpty() ? "" : WANTED;
        long total = with(em.createQuery("select count(u) from UserRow u" + where, Long.class), query)
                .getSingleResult();
        List<UserRow> users = with(
                        em.createQuery("select u from UserRow u" + where + " order by u.usernameKey", UserRow.class),
                        query)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList();
        if (users.isEmpty()) {
            return new Page<>(List.of(), total);
        }
        List<String> ids = users.stream().map(UserRow::id).toList();
        Map<String, Set<String>> roles = new HashMap<>();
        Map<String, Set<String>> permissions = new HashMap<>();
        for (Object[] row :
                rows(em, "select u.id, p.name from UserRow u join u.permissions p where u.id in :ids", ids)) {
            add(permissions, row[0], row[1]);
        }
        String ofRoles =
                "select u.id, r.name, p.name from UserRow u join u.roles r left join r.permissions p where u.id "
                        + "in :ids";
        for (Object[] row : rows(em, ofRoles, ids)) {
            add(roles, row[0], row[1]);
            if (row[2] != null) {
                add(permissions, row[0], row[2]);
            }
        }
        return new Page<>(
                users.stream()
                        .map(user -> user.toRecord(
                                roles.getOrDefault(user.id(), Set.of()), permissions.getOrDefault(user.id(), Set.of())))
                        .toList(),
                total);
    }

    private static List<Object[]> rows(EntityManager em, String query, List<String> ids) {
        return em.createQuery(query, Object[].class).setParameter("ids", ids).getResultList();
    }

    private static void add(Map<String, Set<String>> sets, Object id, Object name) {
        sets.computeIfAbsent((String) id, key -> new HashSet<>()).add((String) name);
    }

    private static <T> TypedQuery<T> with(TypedQuery<T> typed, String query) {
        if (query.isEmpty()) {
            return typed;
        }
        String part = IdentityKey.ofName(query);
        return typed.setParameter("part", within(part))
                .setParameter("apart", within(Normalizer.normalize(part, Normalizer.Form.NFD)))
                .setParameter("email", within(IdentityKey.ofEmail(query)));
    }

    private static String within(String part) {
        return "%" + literal(part) + "%";
    }

    /** A percent sign that somebody looks for is no wildcard. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
