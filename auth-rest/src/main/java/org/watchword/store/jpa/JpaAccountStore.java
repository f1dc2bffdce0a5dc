package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.identity.IdentityKey;
import org.watchword.store.AccountStore;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;
import org.watchword.store.jpa.unit.Transactions;

/** Registration and recovery, in {@code ww_user} and {@code ww_one_time_token}. */
final class JpaAccountStore implements AccountStore {

    private final Transactions transactions;

    JpaAccountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Registered register(NewUser user) {
        String email = user.email();
        return transactions.call("register a user", em -> {
            if (UserRows.hasName(em, user.username())) {
                return Registered.NAME_TAKEN;
            }
            boolean taken = email != null && !UserRows.withEmail(em, email).isEmpty();
            UserRows.add(em, user, !taken);
            return taken ? Registered.EMAIL_TAKEN : Registered.CREATED;
        });
    }

    @Override
    public Optional<UserRecord> findByEmail(String email) {
        return StorableText.is(email)
                ? transactions.call("find a user", em -> UserRows.byEmail(em, email))
                : Optional.empty();
    }

    @Override
    public Optional<UserRecord> findUnverified(String userId) {
        return StorableText.is(userId)
                ? transactions.call("find a user", em -> {
                    List<?> found = em.createNativeQuery("SELECT id FROM ww_user WHERE id = ?1 AND enabled = TRUE"
                                    + " AND email IS NOT NULL AND (email_key IS NULL OR email_verified_at IS NULL)")
                            .setParameter(1, userId)
                            .getResultList();
                    return found.isEmpty() ? Optional.empty() : UserRows.byId(em, userId);
                })
                : Optional.empty();
    }

    @Override
    public void withdraw(String userId) {
        transactions.call("withdraw one-time tokens", em -> {
            withdraw(em, userId);
            return true;
        });
    }

    private static void withdraw(EntityManager em, String userId) {
        OneTimeTokenRows.remove(em, userId, OneTimeToken.Purpose.RESET_PASSWORD);
        OneTimeTokenRows.remove(em, userId, OneTimeToken.Purpose.CHANGE_EMAIL);
    }

    @Override
    public void issue(OneTimeToken token) {
        transactions.call("store a one-time token", em -> {
            OneTimeTokenRows.remove(em, token.userId(), token.purpose());
            OneTimeTokenRows.add(em, token);
            return true;
        });
    }

    @Override
    public Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose, Instant now) {
        return transactions.call("find a one-time token", em -> OneTimeTokenRows.find(em, hash, purpose, now));
    }

    @Override
    public Optional<String> verifyEmail(String hash, Instant now) {
        return transactions.call(
                "verify an e-mail address",
                em -> OneTimeTokenRows.find(em, hash, OneTimeToken.Purpose.VERIFY_EMAIL, now)
                        .filter(token -> OneTimeTokenRows.use(em, token.hash()))
                        .filter(token -> verified(em, token, now))
                        .map(OneTimeToken::userId));
    }

    @Override
    public Optional<UserRecord> changeEmail(String hash, Instant now) {
        return transactions.call(
                "change an e-mail address",
                em -> OneTimeTokenRows.find(em, hash, OneTimeToken.Purpose.CHANGE_EMAIL, now)
                        .filter(token -> UserRows.withEmail(em, token.email()).isEmpty())
                        .filter(token -> OneTimeTokenRows.use(em, hash))
                        .flatMap(token -> UserRows.byId(em, token.userId()).filter(before -> moved(em, token, now))));
    }

    private static boolean moved(EntityManager em, OneTimeToken token, Instant now) {
        OneTimeTokenRows.remove(em, token.userId(), OneTimeToken.Purpose.VERIFY_EMAIL);
        withdraw(em, token.userId());
        return em.createNativeQuery("UPDATE ww_user SET email = ?1, email_key = ?2, email_verified_at = ?3"
                                + " WHERE id = ?4 AND enabled = TRUE")
                        .setParameter(1, token.email())
                        .setParameter(2, IdentityKey.ofEmail(token.email()))
                        .setParameter(3, now.toEpochMilli())
                        .setParameter(4, token.userId())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<String> invite(NewUser user, OneTimeToken token) {
        return transactions.call("invite a user", em -> InvitationRows.invite(em, user, token));
    }

    @Override
    public Accepted accept(String hash, String username, @Nullable String fullName, String passwordHash, Instant now) {
        return transactions.call(
                "accept an invitation", em -> InvitationRows.accept(em, hash, username, fullName, passwordHash, now));
    }

    @Override
    public Optional<String> resetPassword(String hash, String passwordHash, Instant now) {
        return transactions.call(
                "reset a password",
                em -> OneTimeTokenRows.find(em, hash, OneTimeToken.Purpose.RESET_PASSWORD, now)
                        .filter(token -> OneTimeTokenRows.use(em, token.hash()))
                        .filter(token ->
                                em.createNativeQuery("UPDATE ww_user SET password_hash = ?1, password_changed_at = "
                                                        + "?2 WHERE id = ?3")
                                                .setParameter(1, passwordHash)
                                                .setParameter(2, now.toEpochMilli())
                                                .setParameter(3, token.userId())
                                                .executeUpdate()
                                        == 1)
                        .map(token -> {
                            withdraw(em, token.userId());
                            verified(em, token, now);
                            return token.userId();
                        }));
    }

    private static boolean verified(EntityManager em, OneTimeToken token, Instant now) {
        return em.createQuery("update UserRow u set u.emailVerifiedAt = :now where u.id = :id and u.emailKey in :keys")
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", token.userId())
                        .setParameter("keys", IdentityKey.knownOfEmail(token.email()))
                        .executeUpdate()
                == 1;
    }
}
