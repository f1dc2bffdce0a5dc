package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.watchword.identity.IdentityKey;
import org.watchword.store.CredentialRecord;
import org.watchword.store.NewUser;
import org.watchword.store.UserRecord;
import org.watchword.store.jpa.row.PermissionRow;
import org.watchword.store.jpa.row.RoleRow;
import org.watchword.store.jpa.row.UserRow;

/** The rows of users with their roles and permissions, within a transaction of the caller's. */
final class UserRows {

    /** No user has this id. */
    private static final String NOBODY = "";

    /** As many as {@link IdentityKey} knows of a name or an address at most. */
    private static final int MOST_KEYS = 3;

    private static final String KEYS = " in (:key0, :key1, :key2)";

    private static final String CREDENTIAL =
            "select u.usernameKey, u.id, u.passwordHash, u.enabled from UserRow u where u.usernameKey" + KEYS;

    private UserRows() {}

    /** Tells whether the name is a user's, however that was spelt when the row was made. */
    static boolean hasName(EntityManager em, String name) {
        return !ids(em, "u.usernameKey", IdentityKey.knownOfName(name)).isEmpty();
    }

    /** Who has the address, likewise. */
    static List<String> withEmail(EntityManager em, String email) {
        return ids(em, "u.emailKey", IdentityKey.knownOfEmail(email));
    }

    private static List<String> ids(EntityManager em, String column, List<String> keys) {
        return withKeys(em.createQuery("select u.id from UserRow u where " + column + KEYS, String.class), keys)
                .getResultList();
    }

    static Optional<UserRecord> byId(EntityManager em, String id) {
        return find(em, "u.id", List.of(id), UserRow::id);
    }

    static Optional<UserRecord> byName(EntityManager em, String name) {
        return find(em, "u.usernameKey", IdentityKey.knownOfName(name), UserRow::usernameKey);
    }

    /** Returns the columns alone: roles and permissions are read when the password was right. */
    static Optional<CredentialRecord> credential(EntityManager em, String name) {
        List<String> keys = IdentityKey.knownOfName(name);
        List<?> rows = withKeys(em.createQuery(CREDENTIAL), keys).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .min(Comparator.comparingInt(row -> keys.indexOf((String) row[0])))
                .map(row -> new CredentialRecord((String) row[1], (String) row[2], (Boolean) row[3]));
    }

    static Optional<UserRecord> byEmail(EntityManager em, String email) {
        return find(em, "u.emailKey", IdentityKey.knownOfEmail(email), UserRow::emailKey);
    }

    /** Both statements are sent where there is no such user too, or the time would tell. */
    private static Optional<UserRecord> find(
            EntityManager em, String column, List<String> keys, Function<UserRow, @Nullable String> keyOf) {
        Optional<UserRow> found = withKeys(
                        em.createQuery("select u from UserRow u where " + column + KEYS, UserRow.class), keys)
                .getResultStream()
                .min(Comparator.comparingInt(user -> keys.indexOf(keyOf.apply(user))));
        Rights rights = Rights.of(em, found.map(UserRow::id).orElse(NOBODY));
        return found.map(user -> user.toRecord(rights.roles(), rights.permissions()));
    }

    /**
     * Always as many parameters, so that the statement is prepared once: a list would be written out anew each time.
     */
    private static <Q extends Query> Q withKeys(Q query, List<String> keys) {
        if (keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("more keys than parameters: " + keys.size());
        }
        for (int i = 0; i < MOST_KEYS; i++) {
            query.setParameter("key" + i, keys.get(Math.min(i, keys.size() - 1)));
        }
        return query;
    }

    static void add(EntityManager em, NewUser user) {
        add(em, user, true);
    }

    /** @param hasAddress false where the address that the user shows is another's */
    static void add(EntityManager em, NewUser user, boolean hasAddress) {
        long now = user.createdAt().toEpochMilli();
        List<RoleRow> roles = roles(em, user);
        List<PermissionRow> permissions = named(
                em,
                PermissionRow.class,
                PermissionRow::name,
                user.permissions(),
                name -> new PermissionRow(newId(), name, now));
        em.persist(new UserRow(user, hasAddress, roles, permissions));
    }

    /** The user's, made where they are missing. */
    static List<RoleRow> roles(EntityManager em, NewUser user) {
        long now = user.createdAt().toEpochMilli();
        return named(em, RoleRow.class, RoleRow::name, user.roles(), name -> new RoleRow(newId(), name, now));
    }

    /**
     * Those of the names, made where they are missing: one by one and in one order, or two nodes that make the same
     * ones at once would each wait for a name of the other's.
     */
    private static <E> List<E> named(
            EntityManager em, Class<E> type, Function<E, String> nameOf, Set<String> names, Function<String, E> maker) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<E> all = new ArrayList<>(
                em.createQuery("select e from " + type.getSimpleName() + " e where e.name in :names", type)
                        .setParameter("names", names)
                        .getResultList());
        Set<String> missing = new TreeSet<>(names);
        all.forEach(one -> missing.remove(nameOf.apply(one)));
        for (String name : missing) {
            E made = maker.apply(name);
            em.persist(made);
            em.flush();
            all.add(made);
        }
        return all;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
