package org.watchword.store.jpa;

import java.util.Optional;
import org.watchword.store.NewUser;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** Users, in {@code ww_user} and the tables around it. */
final class JpaUserStore implements UserStore {

    private final Transactions transactions;

    JpaUserStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<UserRecord> findByUsername(String username) {
        return find("u.usernameKey", User.keyOf(username));
    }

    @Override
    public Optional<UserRecord> findById(String id) {
        return find("u.id", id);
    }

    private Optional<UserRecord> find(String column, String value) {
        return StorableText.is(value)
                ? transactions.call("find a user", em -> UserRows.find(em, column, value))
                : Optional.empty();
    }

    @Override
    public boolean isEmpty() {
        return transactions.call(
                "look for users",
                em -> em.createQuery("select u.id from User u", String.class)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    @Override
    public boolean create(NewUser user) {
        return transactions.call("create a user", em -> {
            String email = user.email();
            if (UserRows.has(em, "usernameKey", User.keyOf(user.username()))
                    || (email != null && UserRows.has(em, "emailKey", User.keyOf(email)))) {
                return false;
            }
            UserRows.add(em, user);
            return true;
        });
    }

    @Override
    public boolean replacePasswordHash(String id, String expected, String replacement) {
        return transactions.call(
                "replace a password hash",
                em -> em.createQuery(
                                        "update User u set u.passwordHash = :replacement where u.id = :id and u.passwordHash = :expected")
                                .setParameter("replacement", replacement)
                                .setParameter("id", id)
                                .setParameter("expected", expected)
                                .executeUpdate()
                        == 1);
    }
}
