package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.RoleStore;
import org.watchword.store.UserDirectory;
import org.watchword.store.jpa.row.PermissionRow;
import org.watchword.store.jpa.row.RoleRow;
import org.watchword.store.jpa.unit.Transactions;

/** Roles and permissions, in {@code ww_role}, {@code ww_permission} and what links them. */
final class JpaRoleStore implements RoleStore {

    private final Transactions transactions;
    private final RevocationRows revocations;

    JpaRoleStore(Transactions transactions, RevocationRows revocations) {
        this.transactions = transactions;
        this.revocations = revocations;
    }

    @Override
    public List<RoleDefinition> roles() {
        return transactions.call("read the roles", em -> {
            Map<String, Set<String>> permissions = new HashMap<>();
            for (Object[] row : em.createQuery(
                            "select r.name, p.name from RoleRow r join r.permissions p", Object[].class)
                    .getResultList()) {
                permissions
                        .computeIfAbsent((String) row[0], name -> new HashSet<>())
                        .add((String) row[1]);
            }
            return em.createQuery("select r from RoleRow r order by r.name", RoleRow.class)
                    .getResultStream()
                    .map(role -> new RoleDefinition(
                            role.name(), role.description(), permissions.getOrDefault(role.name(), Set.of())))
                    .toList();
        });
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return transactions.call(
                "read the permissions",
                em -> em.createQuery("select p from PermissionRow p order by p.name", PermissionRow.class)
                        .getResultStream()
                        .map(permission -> new PermissionDefinition(permission.name(), permission.description()))
                        .toList());
    }

    @Override
    public Change createRole(String name, @Nullable String description, Instant at) {
        return transactions.call("make a role", em -> {
            if (Names.role(em, name).isPresent()) {
                return Change.of(ChangeOutcome.TAKEN);
            }
            em.persist(new RoleRow(newId(), name, description, at.toEpochMilli()));
            return Change.of(ChangeOutcome.DONE);
        });
    }

    @Override
    public Change createPermission(String name, @Nullable String description, Instant at) {
        return transactions.call("make a permission", em -> {
            if (Names.permission(em, name).isPresent()) {
                return Change.of(ChangeOutcome.TAKEN);
            }
            em.persist(new PermissionRow(newId(), name, description, at.toEpochMilli()));
            return Change.of(ChangeOutcome.DONE);
        });
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Change deleteRole(String name, Supplier<RevocationRecord.Cutoff> cutoff) {
        return transactions.call("remove a role", em -> {
            Optional<String> id = Names.role(em, name);
            if (id.isEmpty()) {
                return Change.of(ChangeOutcome.NO_SUCH_ROLE);
            }
            if (name.equals(UserDirectory.ADMINISTRATOR)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            RightsLock.role(em, id.get());
            List<String> holders = Links.USER_ROLE.owners(em, id.get());
            delete(em, "DELETE FROM ww_role WHERE id = ?1", id.get());
            return refused(em, holders, cutoff);
        });
    }

    @Override
    public Change deletePermission(String name, Supplier<RevocationRecord.Cutoff> cutoff) {
        return transactions.call("remove a permission", em -> {
            Optional<String> id = Names.permission(em, name);
            if (id.isEmpty()) {
                return Change.of(ChangeOutcome.NO_SUCH_PERMISSION);
            }
            RightsLock.permission(em, id.get());
            Set<String> holders = new TreeSet<>(Links.USER_PERMISSION.owners(em, id.get()));
            Links.ROLE_PERMISSION.owners(em, id.get()).forEach(role -> {
                RightsLock.role(em, role);
                holders.addAll(Links.USER_ROLE.owners(em, role));
            });
            delete(em, "DELETE FROM ww_permission WHERE id = ?1", id.get());
            return refused(em, new ArrayList<>(holders), cutoff);
        });
    }

    /** Deletes a row. What hangs on it goes with it, by its foreign keys. */
    private static void delete(EntityManager em, String sql, String id) {
        em.createNativeQuery(sql).setParameter(1, id).executeUpdate();
    }

    @Override
    public Change grant(String role, String permission) {
        return linked(
                "grant a permission to a role",
                role,
                permission,
                (em, roleId, permissionId) -> Change.of(
                        Links.ROLE_PERMISSION.add(em, roleId, permissionId)
                                ? ChangeOutcome.DONE
                                : ChangeOutcome.UNCHANGED));
    }

    @Override
    public Change take(String role, String permission, Supplier<RevocationRecord.Cutoff> cutoff) {
        return linked("take a permission from a role", role, permission, (em, roleId, permissionId) -> {
            RightsLock.role(em, roleId);
            return Links.ROLE_PERMISSION.remove(em, roleId, permissionId)
                    ? refused(em, Links.USER_ROLE.owners(em, roleId), cutoff)
                    : Change.of(ChangeOutcome.UNCHANGED);
        });
    }

    private Change linked(String what, String role, String permission, Linking linking) {
        return transactions.call(what, em -> {
            Optional<String> roleId = Names.role(em, role);
            Optional<String> permissionId = Names.permission(em, permission);
            if (roleId.isEmpty()) {
                return Change.of(ChangeOutcome.NO_SUCH_ROLE);
            }
            return permissionId.isEmpty()
                    ? Change.of(ChangeOutcome.NO_SUCH_PERMISSION)
                    : linking.run(em, roleId.get(), permissionId.get());
        });
    }

    private Change refused(EntityManager em, List<String> users, Supplier<RevocationRecord.Cutoff> cutoff) {
        return Change.refusing(revocations.refuse(em, users, cutoff));
    }

    private interface Linking {
        Change run(EntityManager em, String roleId, String permissionId);
    }
}
