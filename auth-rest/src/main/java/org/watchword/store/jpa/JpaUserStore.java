package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Function;
import org.watchword.store.CredentialRecord;
import org.watchword.store.NewUser;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.store.jpa.unit.Transactions;

/** Users, in {@code ww_user} and the tables around it. */
final class JpaUserStore implements UserStore {

    private final Transactions transactions;

    JpaUserStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<UserRecord> findByUsername(String username) {
        return find(username, em -> UserRows.byName(em, username));
    }

    @Override
    public Optional<CredentialRecord> findCredential(String username) {
        return StorableText.is(username)
                ? transactions.call("find a credential", em -> UserRows.credential(em, username))
                : Optional.empty();
    }

    @Override
    public Optional<UserRecord> findById(String id) {
        return find(id, em -> UserRows.byId(em, id));
    }

    @Override
    public Optional<TokenSubject> findForToken(String id) {
        if (!StorableText.is(id)) {
            return Optional.empty();
        }
        return transactions.call(
                "find a user for a token",
                em -> RightsLock.user(em, id).map(user -> Rights.of(em, id).subject(user)));
    }

    private Optional<UserRecord> find(String text, Function<EntityManager, Optional<UserRecord>> work) {
        return StorableText.is(text) ? transactions.call("find a user", work) : Optional.empty();
    }

    @Override
    public boolean isEmpty() {
        return transactions.call(
                "look for users",
                em -> em.createQuery("select u.id from UserRow u", String.class)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    @Override
    public boolean create(NewUser user) {
        return transactions.call("create a user", em -> {
            String email = user.email();
            if (UserRows.hasName(em, user.username())
                    || (email != null && !UserRows.withEmail(em, email).isEmpty())) {
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
                em -> em.createQuery("update UserRow u set u.passwordHash = :replacement where u.id = :id "
                                        + "and u.passwordHash = :expected")
                                .setParameter("replacement", replacement)
                                .setParameter("id", id)
                                .setParameter("expected", expected)
                                .executeUpdate()
                        == 1);
    }
}
