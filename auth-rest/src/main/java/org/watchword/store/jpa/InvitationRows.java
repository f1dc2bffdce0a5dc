package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.identity.IdentityKey;
import org.watchword.store.AccountStore.Accepted;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.jpa.row.UserRow;

/**
 * Users who have been invited, within a transaction of the caller's. Such a user is one with an invitation among its
 * tokens, expired or not: whoever changes one deletes that row first, and so waits for whoever else does.
 */
final class InvitationRows {

    private InvitationRows() {}

    static Optional<String> invite(EntityManager em, NewUser user, OneTimeToken token) {
        Optional<String> owner = UserRows.withEmail(em, token.email()).stream().findFirst();
        if (owner.isPresent()) {
            return again(em, owner.get(), user, token);
        }
        if (UserRows.hasName(em, user.username())) {
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
        UserRow invited = em.find(UserRow.class, id);
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
        if (UserRows.hasName(em, username)) {
            return Accepted.NAME_TAKEN;
        }
        if (!OneTimeTokenRows.use(em, hash)) {
            return Accepted.BAD_TOKEN;
        }
        String id = token.get().userId();
        int taken = em.createQuery(
                        "update UserRow u set u.username = :name, u.usernameKey = :key, u.passwordHash = :hash,"
                                + " u.passwordChangedAt = :now, u.emailVerifiedAt = :now, u.enabled = true"
                                + " where u.id = :id and u.emailKey in :emails and u.enabled = false")
                .setParameter("name", IdentityKey.written(username))
                .setParameter("key", IdentityKey.ofName(username))
                .setParameter("hash", passwordHash)
                .setParameter("now", now.toEpochMilli())
                .setParameter("id", id)
                .setParameter("emails", IdentityKey.knownOfEmail(token.get().email()))
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
