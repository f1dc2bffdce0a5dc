package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AccountStore.Accepted;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;

/**
 * Users who have been invited, within a transaction of the caller's. Such a user is one with an invitation among its tokens, expired or
 * not: whoever changes one deletes that row first, and so waits for whoever else does.
 */
final class InvitationRows {

    private InvitationRows() {}

    static Optional<String> invite(EntityManager em, NewUser user, OneTimeToken token) {
        Optional<String> owner = em.createQuery("select u.id from User u where u.emailKey = :key", String.class)
                .setParameter("key", User.keyOf(token.email()))
                .getResultStream()
                .findFirst();
        if (owner.isPresent()) {
            return again(em, owner.get(), user, token);
        }
        if (UserRows.has(em, "usernameKey", User.keyOf(user.username()))) {
            return Optional.empty();
        }
        UserRows.add(em, user);
        em.flush();
        em.createNativeQuery("UPDATE ww_user SET enabled = FALSE WHERE id = ?1")
                .setParameter(1, user.id())
                .executeUpdate();
        OneTimeTokenRows.add(em, token);
        return Optional.of(user.id());
    }

    private static Optional<String> again(EntityManager em, String id, NewUser user, OneTimeToken token) {
        if (!OneTimeTokenRows.remove(em, id, OneTimeToken.Purpose.INVITATION)) {
            return Optional.empty();
        }
        User invited = em.find(User.class, id);
        if (invited == null || invited.isEnabled()) {
            return Optional.empty();
        }
        invited.invitedAgain(user.fullName(), UserRows.roles(em, user));
        em.flush();
        OneTimeTokenRows.add(em, token.of(id));
        return Optional.of(id);
    }

    static Accepted accept(
            EntityManager em,
            String hash,
            String username,
            @Nullable String fullName,
            String passwordHash,
            Instant now) {
        Optional<OneTimeToken> token = OneTimeTokenRows.find(em, hash, OneTimeToken.Purpose.INVITATION, now);
        if (token.isEmpty()) {
            return Accepted.BAD_TOKEN;
        }
        if (UserRows.has(em, "usernameKey", User.keyOf(username))) {
            return Accepted.NAME_TAKEN;
        }
        if (!OneTimeTokenRows.use(em, hash)) {
            return Accepted.BAD_TOKEN;
        }
        String id = token.get().userId();
        int taken = em.createNativeQuery("UPDATE ww_user SET username = ?1, username_key = ?2, password_hash = ?3,"
                        + " password_changed_at = ?4, email_verified_at = ?5, enabled = TRUE"
                        + " WHERE id = ?6 AND email_key = ?7 AND enabled = FALSE")
                .setParameter(1, username)
                .setParameter(2, User.keyOf(username))
                .setParameter(3, passwordHash)
                .setParameter(4, now.toEpochMilli())
                .setParameter(5, now.toEpochMilli())
                .setParameter(6, id)
                .setParameter(7, User.keyOf(token.get().email()))
                .executeUpdate();
        if (taken == 1 && fullName != null) {
            em.createNativeQuery("UPDATE ww_user SET full_name = ?1 WHERE id = ?2")
                    .setParameter(1, fullName)
                    .setParameter(2, id)
                    .executeUpdate();
        }
        return taken == 1 ? Accepted.DONE : Accepted.BAD_TOKEN;
    }
}
