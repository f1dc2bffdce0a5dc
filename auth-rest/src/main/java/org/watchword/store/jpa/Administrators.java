package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import org.watchword.store.UserDirectory;

/** Sees to it that somebody is left who may administer. */
final class Administrators {

    /**
     * An update that changes nothing, and no {@code FOR UPDATE}: of two at once the second waits for the first, and
     * where the transaction would not see then what the first did (REPEATABLE READ), it fails and is run again.
     */
    private static final String LOCK = "update RoleRow r set r.createdAt = r.createdAt where r.name = :name";

    private static final String COUNT =
            "select count(u) from UserRow u join u.roles r where r.name = :name and u.enabled = true and u.id ";

    /** No user's id. */
    private static final String NOBODY = "-";

    private Administrators() {}

    /** False where this user is the last enabled one; no other call gets an answer until this transaction has ended. */
    static boolean canSpare(EntityManager em, String userId) {
        em.createQuery(LOCK).setParameter("name", UserDirectory.ADMINISTRATOR).executeUpdate();
        return count(em, "= :id", userId) == 0 || count(em, "<> :id", userId) > 0;
    }

    /** Tells whether there is an administrator. */
    static boolean exist(EntityManager em) {
        return count(em, "<> :id", NOBODY) > 0;
    }

    private static long count(EntityManager em, String which, String userId) {
        return em.createQuery(COUNT + which, Long.class)
                .setParameter("name", UserDirectory.ADMINISTRATOR)
                .setParameter("id", userId)
                .getSingleResult();
    }
}
