package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;

/** A table that says who has what. Plain SQL: one row is written, not all that somebody has read and compared. */
enum Links {
    USER_ROLE("ww_user_role", "user_id", "role_id"),
    USER_PERMISSION("ww_user_permission", "user_id", "permission_id"),
    ROLE_PERMISSION("ww_role_permission", "role_id", "permission_id");

    private final String table;
    private final String owner;
    private final String owned;

    Links(String table, String owner, String owned) {
        this.table = table;
        this.owner = owner;
        this.owned = owned;
    }

    /** False where it was there. Of two at once one is refused, and finds the other's row when it is run again. */
    boolean add(EntityManager em, String ownerId, String ownedId) {
        String count = "SELECT COUNT(*) FROM " + table + " WHERE " + owner + " = ?1 AND " + owned + " = ?2";
        Object there = em.createNativeQuery(count)
                .setParameter(1, ownerId)
                .setParameter(2, ownedId)
                .getSingleResult();
        return ((Number) there).longValue() == 0
                && run(em, "INSERT INTO " + table + " (" + owner + ", " + owned + ") VALUES (?1, ?2)", ownerId, ownedId)
                        == 1;
    }

    /** False where it was not there. */
    boolean remove(EntityManager em, String ownerId, String ownedId) {
        return run(em, "DELETE FROM " + table + " WHERE " + owner + " = ?1 AND " + owned + " = ?2", ownerId, ownedId)
                == 1;
    }

    /** Who has it, in one order. */
    List<String> owners(EntityManager em, String ownedId) {
        List<?> ids = em.createNativeQuery(
                        "SELECT " + owner + " FROM " + table + " WHERE " + owned + " = ?1 ORDER BY " + owner)
                .setParameter(1, ownedId)
                .getResultList();
        return ids.stream().map(String.class::cast).toList();
    }

    private static int run(EntityManager em, String sql, String ownerId, String ownedId) {
        return em.createNativeQuery(sql)
                .setParameter(1, ownerId)
                .setParameter(2, ownedId)
                .executeUpdate();
    }
}
