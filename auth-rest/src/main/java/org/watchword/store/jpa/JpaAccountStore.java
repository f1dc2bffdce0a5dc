package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.watchword.store.AccountStore;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserRecord;

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
            if (UserRows.has(em, "usernameKey", User.keyOf(user.username()))) {
                return Registered.NAME_TAKEN;
            }
            if (email != null && UserRows.has(em, "emailKey", User.keyOf(email))) {
                return Registered.EMAIL_TAKEN;
            }
            UserRows.add(em, user);
            return Registered.CREATED;
        });
    }

    @Override
    public Optional<UserRecord> findByEmail(String email) {
        return StorableText.is(email)
                ? transactions.call("find a user", em -> UserRows.find(em, "u.emailKey", User.keyOf(email)))
                : Optional.empty();
    }

    @Override
    public Optional<UserRecord> findUnverified(String userId) {
        return StorableText.is(userId)
                ? transactions.call("find a user", em -> {
                    List<?> found = em.createNativeQuery("SELECT id FROM ww_user WHERE id = ?1 AND enabled = TRUE"
                                    + " AND email_key IS NOT NULL AND email_verified_at IS NULL")
                            .setParameter(1, userId)
                            .getResultList();
                    return found.isEmpty() ? Optional.empty() : UserRows.find(em, "u.id", userId);
                })
                : Optional.empty();
    }

    @Override
    public void issue(OneTimeToken token) {
        transactions.call("store a one-time token", em -> {
            em.createNativeQuery("DELETE FROM ww_one_time_token WHERE user_id = ?1 AND purpose = ?2")
                    .setParameter(1, token.userId())
                    .setParameter(2, token.purpose().name())
                    .executeUpdate();
            em.createNativeQuery(
                            "INSERT INTO ww_one_time_token (token_hash, purpose, user_id, email, created_at, expires_at)"
                                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                    .setParameter(1, token.hash())
                    .setParameter(2, token.purpose().name())
                    .setParameter(3, token.userId())
                    .setParameter(4, token.email())
                    .setParameter(5, token.createdAt().toEpochMilli())
                    .setParameter(6, token.expiresAt().toEpochMilli())
                    .executeUpdate();
            return true;
        });
    }

    @Override
    public Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose, Instant now) {
        return transactions.call("find a one-time token", em -> token(em, hash, purpose, now));
    }

    @Override
    public Optional<String> verifyEmail(String hash, Instant now) {
        return transactions.call(
                "verify an e-mail address",
                em -> token(em, hash, OneTimeToken.Purpose.VERIFY_EMAIL, now)
                        .filter(token -> used(em, token))
                        .filter(token -> verified(em, token, now))
                        .map(OneTimeToken::userId));
    }

    @Override
    public Optional<String> resetPassword(String hash, String passwordHash, Instant now) {
        return transactions.call(
                "reset a password",
                em -> token(em, hash, OneTimeToken.Purpose.RESET_PASSWORD, now)
                        .filter(token -> used(em, token))
                        .filter(token -> em.createNativeQuery(
                                                "UPDATE ww_user SET password_hash = ?1, password_changed_at = ?2 WHERE id = ?3")
                                        .setParameter(1, passwordHash)
                                        .setParameter(2, now.toEpochMilli())
                                        .setParameter(3, token.userId())
                                        .executeUpdate()
                                == 1)
                        .map(token -> {
                            verified(em, token, now);
                            return token.userId();
                        }));
    }

    private static Optional<OneTimeToken> token(
            EntityManager em, String hash, OneTimeToken.Purpose purpose, Instant now) {
        List<?> rows = em.createNativeQuery("SELECT user_id, email, created_at, expires_at FROM ww_one_time_token"
                        + " WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3")
                .setParameter(1, hash)
                .setParameter(2, purpose.name())
                .setParameter(3, now.toEpochMilli())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> (Object[]) row)
                .map(row -> new OneTimeToken(
                        hash, purpose, (String) row[0], (String) row[1], moment(row[2]), moment(row[3])));
    }

    /** The one that deletes the row is the one that uses the token. */
    private static boolean used(EntityManager em, OneTimeToken token) {
        return em.createNativeQuery("DELETE FROM ww_one_time_token WHERE token_hash = ?1")
                        .setParameter(1, token.hash())
                        .executeUpdate()
                == 1;
    }

    private static boolean verified(EntityManager em, OneTimeToken token, Instant now) {
        return em.createNativeQuery("UPDATE ww_user SET email_verified_at = ?1 WHERE id = ?2 AND email_key = ?3")
                        .setParameter(1, now.toEpochMilli())
                        .setParameter(2, token.userId())
                        .setParameter(3, User.keyOf(token.email()))
                        .executeUpdate()
                == 1;
    }

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }
}
