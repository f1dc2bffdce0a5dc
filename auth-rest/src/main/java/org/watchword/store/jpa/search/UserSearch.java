package org.watchword.store.jpa.search;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.watchword.api.login.Page;
import org.watchword.identity.IdentityKey;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;
import org.watchword.store.jpa.row.UserRow;
import org.watchword.store.jpa.schema.DatabaseProduct;

/**
 * Looks for users. A page takes a handful of queries, however many users are on it, and none of them reads the whole
 * table where that is large.
 */
public final class UserSearch {

    /** Most users among whom any part of a name is looked for without an index of parts. */
    private static final int FEW = 10_000;

    private static final String PARTS = "ww_user WHERE username_key LIKE ?1 ESCAPE '!'"
            + " OR username_key LIKE ?2 ESCAPE '!' OR LOWER(email) LIKE ?1 ESCAPE '!' OR email_key LIKE ?3 ESCAPE '!'";

    private UserSearch() {}

    /** Runs it; see {@link UserDirectory#search}. */
    public static UserDirectory.FoundUsers run(
            EntityManager em, DatabaseProduct product, String query, int page, int size) {
        if (query.isEmpty()) {
            return new UserDirectory.FoundUsers(page(em, "ww_user", List.of(), page, size), false);
        }
        return hasFew(em) || hasIndexOfParts(em, product)
                ? new UserDirectory.FoundUsers(page(em, PARTS, parts(query), page, size), false)
                : new UserDirectory.FoundUsers(
                        page(em, beginnings(product), beginnings(product, query), page, size), true);
    }

    private static boolean hasFew(EntityManager em) {
        return Count.upTo(FEW + 1, em, "ww_user", List.of()) <= FEW;
    }

    private static boolean hasIndexOfParts(EntityManager em, DatabaseProduct product) {
        String query = product.searchIndexQuery();
        return !query.isEmpty() && ((Number) em.createNativeQuery(query).getSingleResult()).longValue() > 0;
    }

    private static String beginnings(DatabaseProduct product) {
        return "ww_user WHERE " + between("username_key", product, 1) + " OR " + between("username_key", product, 3)
                + " OR " + between("email_key", product, 5);
    }

    /** A range and no pattern: a statement that is kept prepared finds an index by a range only. */
    private static String between(String column, DatabaseProduct product, int parameter) {
        return "(" + column + " " + product.notBefore() + " ?" + parameter + " AND " + column + " " + product.before()
                + " ?" + (parameter + 1) + ")";
    }

    private static List<String> beginnings(DatabaseProduct product, String query) {
        return keys(query)
                .flatMap(key -> Stream.of(key, key + product.lastCharacter()))
                .toList();
    }

    private static List<String> parts(String query) {
        return keys(query).map(UserSearch::within).toList();
    }

    /** The name that is looked for, the same as some systems write it, and the address. */
    private static Stream<String> keys(String query) {
        String name = IdentityKey.ofName(query);
        return Stream.of(name, Normalizer.normalize(name, Normalizer.Form.NFD), IdentityKey.ofEmail(query));
    }

    private static Page<UserRecord> page(EntityManager em, String wanted, List<String> values, int page, int size) {
        long counted = Count.of(em, wanted, values);
        // Written out: EclipseLink would read all rows and leave out the others.
        Query ids = em.createNativeQuery("SELECT id FROM " + wanted + " ORDER BY username_key LIMIT ?"
                + (values.size() + 1) + " OFFSET ?" + (values.size() + 2));
        for (int i = 0; i < values.size(); i++) {
            ids.setParameter(i + 1, values.get(i));
        }
        ids.setParameter(values.size() + 1, size).setParameter(values.size() + 2, (long) page * size);
        List<?> found = ids.getResultList();
        List<UserRecord> users = users(em, found.stream().map(UserSearch::text).toList());
        return new Page<>(users, Count.total(counted, (long) page * size, users.size()));
    }

    private static String text(Object column) {
        return column instanceof Object[] row ? (String) row[0] : (String) column;
    }

    private static List<UserRecord> users(EntityManager em, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<UserRow> users = em.createQuery(
                        "select u from UserRow u where u.id in :ids order by u.usernameKey", UserRow.class)
                .setParameter("ids", ids)
                .getResultList();
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
        return users.stream()
                .map(user -> user.toRecord(
                        roles.getOrDefault(user.id(), Set.of()), permissions.getOrDefault(user.id(), Set.of())))
                .toList();
    }

    private static List<Object[]> rows(EntityManager em, String query, List<String> ids) {
        return em.createQuery(query, Object[].class).setParameter("ids", ids).getResultList();
    }

    private static void add(Map<String, Set<String>> sets, Object id, Object name) {
        sets.computeIfAbsent((String) id, key -> new HashSet<>()).add((String) name);
    }

    private static String within(String part) {
        return "%" + literal(part) + "%";
    }

    /** A percent sign that somebody looks for is no wildcard. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
