package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.watchword.store.jpa.row.LockedUserRow;
import org.watchword.store.jpa.row.PermissionRow;
import org.watchword.store.jpa.row.RoleRow;

/**
 * Locks what rights hang on, so that no token is issued while they change.
 *
 * <p>Whoever changes the rights of users updates their rows, which changes nothing; whoever issues a token reads the
 * row for an update. Where the issuer's transaction would not see then what the other did (REPEATABLE READ), it fails,
 * and is run again.
 */
final class RightsLock {

    private static final String USER_OF =
            "select u from LockedUserRow u where u.id = (select s.userId from SessionRow s where s.id = :id)";

    private static final String CHANGE = "update UserRow u set u.enabled = u.enabled where u.id in :ids";

    private RightsLock() {}

    /** Before a user's rights are read for a token. */
    static Optional<LockedUserRow> user(EntityManager em, String id) {
        return Optional.ofNullable(em.find(LockedUserRow.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** As {@link #user}, for the user of a session. */
    static Optional<LockedUserRow> userOf(EntityManager em, String sessionId) {
        return em.createQuery(USER_OF, LockedUserRow.class)
                .setParameter("id", sessionId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Before the refusal of these users' tokens is timed. */
    static void users(EntityManager em, List<String> ids) {
        Batches.of(ids)
                .forEach(batch ->
                        em.createQuery(CHANGE).setParameter("ids", batch).executeUpdate());
    }

    /**
     * Before it is read who has a role: nobody is given it until this transaction has ended, or the database refuses
     * that by the foreign key when the role is gone.
     */
    static void role(EntityManager em, String id) {
        em.find(RoleRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #role}. */
    static void permission(EntityManager em, String id) {
        em.find(PermissionRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
