package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.Page;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserDirectory;
import org.watchword.store.jpa.schema.DatabaseProduct;
import org.watchword.store.jpa.search.SessionSearch;
import org.watchword.store.jpa.search.UserSearch;
import org.watchword.store.jpa.unit.Transactions;

/** Users as administrators see and change them. */
final class JpaUserDirectory implements UserDirectory {

    private static final List<String> ROWS_OF_A_USER = List.of(
            "DELETE FROM ww_one_time_token WHERE user_id = ?1",
            "DELETE FROM ww_session WHERE user_id = ?1",
            "DELETE FROM ww_user WHERE id = ?1");

    private final Transactions transactions;
    private final RevocationRows revocations;
    private final Supplier<DatabaseProduct> product;

    JpaUserDirectory(Transactions transactions, RevocationRows revocations, Supplier<DatabaseProduct> product) {
        this.transactions = transactions;
        this.revocations = revocations;
        this.product = product;
    }

    @Override
    public boolean hasAdministrator() {
        return transactions.call("look for an administrator", Administrators::exist);
    }

    @Override
    public FoundUsers search(String query, int page, int size) {
        return StorableText.is(query)
                ? transactions.call("look for users", em -> UserSearch.run(em, product.get(), query, page, size))
                : new FoundUsers(Page.empty(), false);
    }

    @Override
    public Map<String, String> usernames(Set<String> ids) {
        return transactions.call("look for the names of users", em -> SessionSearch.names(em, ids));
    }

    @Override
    public boolean rename(String id, String fullName) {
        return transactions.call(
                "rename a user",
                em -> em.createQuery("update UserRow u set u.fullName = :fullName where u.id = :id")
                                .setParameter("fullName", fullName)
                                .setParameter("id", id)
                                .executeUpdate()
                        == 1);
    }

    @Override
    public Change enable(String id) {
        return ofUser("enable a user", id, em -> {
            // Whoever holds the invitation would else take over an account that is in use.
            OneTimeTokenRows.remove(em, id, OneTimeToken.Purpose.INVITATION);
            return Change.of(enabled(em, id, true) ? ChangeOutcome.DONE : ChangeOutcome.UNCHANGED);
        });
    }

    @Override
    public Change disable(String id, Supplier<RevocationRecord.Cutoff> cutoff) {
        return ofUser("disable a user", id, em -> {
            if (!Administrators.canSpare(em, id)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            boolean invited = OneTimeTokenRows.remove(em, id, OneTimeToken.Purpose.INVITATION);
            OneTimeTokenRows.remove(em, id, OneTimeToken.Purpose.CHANGE_EMAIL);
            return taken(em, id, enabled(em, id, false) || invited, cutoff);
        });
    }

    private static boolean enabled(EntityManager em, String id, boolean wanted) {
        return em.createQuery("update UserRow u set u.enabled = :wanted where u.id = :id and u.enabled <> :wanted")
                        .setParameter("wanted", wanted)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    @Override
    public Change delete(String id, Supplier<RevocationRecord.Cutoff> cutoff) {
        return ofUser("remove a user", id, em -> {
            if (!Administrators.canSpare(em, id)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            Change change = taken(em, id, true, cutoff);
            ROWS_OF_A_USER.forEach(
                    sql -> em.createNativeQuery(sql).setParameter(1, id).executeUpdate());
            return change;
        });
    }

    @Override
    public Change grantRole(String id, String role) {
        return ofUser("grant a role", id, em -> {
            Optional<String> roleId = Names.role(em, role);
            return roleId.isEmpty()
                    ? Change.of(ChangeOutcome.NO_SUCH_ROLE)
                    : granted(Links.USER_ROLE.add(em, id, roleId.get()));
        });
    }

    @Override
    public Change takeRole(String id, String role, Supplier<RevocationRecord.Cutoff> cutoff) {
        return ofUser("take a role", id, em -> {
            Optional<String> roleId = Names.role(em, role);
            if (roleId.isEmpty()) {
                return Change.of(ChangeOutcome.NO_SUCH_ROLE);
            }
            if (role.equals(ADMINISTRATOR) && !Administrators.canSpare(em, id)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            return taken(em, id, Links.USER_ROLE.remove(em, id, roleId.get()), cutoff);
        });
    }

    @Override
    public Change grantPermission(String id, String permission) {
        return ofUser("grant a permission", id, em -> {
            Optional<String> permissionId = Names.permission(em, permission);
            return permissionId.isEmpty()
                    ? Change.of(ChangeOutcome.NO_SUCH_PERMISSION)
                    : granted(Links.USER_PERMISSION.add(em, id, permissionId.get()));
        });
    }

    @Override
    public Change takePermission(String id, String permission, Supplier<RevocationRecord.Cutoff> cutoff) {
        return ofUser("take a permission", id, em -> {
            Optional<String> permissionId = Names.permission(em, permission);
            return permissionId.isEmpty()
                    ? Change.of(ChangeOutcome.NO_SUCH_PERMISSION)
                    : taken(em, id, Links.USER_PERMISSION.remove(em, id, permissionId.get()), cutoff);
        });
    }

    private Change ofUser(String what, String id, java.util.function.Function<EntityManager, Change> work) {
        return transactions.call(
                what, em -> Names.isUser(em, id) ? work.apply(em) : Change.of(ChangeOutcome.NO_SUCH_USER));
    }

    private static Change granted(boolean changed) {
        return Change.of(changed ? ChangeOutcome.DONE : ChangeOutcome.UNCHANGED);
    }

    private Change taken(EntityManager em, String id, boolean changed, Supplier<RevocationRecord.Cutoff> cutoff) {
        return changed
                ? Change.refusing(revocations.refuse(em, List.of(id), cutoff))
                : Change.of(ChangeOutcome.UNCHANGED);
    }
}
