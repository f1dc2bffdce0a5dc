package org.watchword.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.RoleStore;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;

/** Roles and permissions, in memory; an empty description stands for none. */
record InMemoryRoles(InMemoryStores stores) implements RoleStore {

    @Override
    public List<RoleDefinition> roles() {
        synchronized (stores) {
            stores.demandUp();
            return stores.roleNames.entrySet().stream()
                    .map(role -> new RoleDefinition(
                            role.getKey(),
                            description(role.getValue()),
                            stores.granted.getOrDefault(role.getKey(), Set.of())))
                    .toList();
        }
    }

    @Override
    public List<PermissionDefinition> permissions() {
        synchronized (stores) {
            stores.demandUp();
            return stores.permissionNames.entrySet().stream()
                    .map(permission ->
                            new PermissionDefinition(permission.getKey(), description(permission.getValue())))
                    .toList();
        }
    }

    private static String description(String stored) {
        return stored.isEmpty() ? null : stored;
    }

    @Override
    public Change createRole(String name, String description, Instant at) {
        return create(stores.roleNames, name, description);
    }

    @Override
    public Change createPermission(String name, String description, Instant at) {
        return create(stores.permissionNames, name, description);
    }

    private Change create(Map<String, String> names, String name, String description) {
        synchronized (stores) {
            stores.demandUp();
            String before = names.putIfAbsent(name, description == null ? "" : description);
            return Change.of(before == null ? ChangeOutcome.DONE : ChangeOutcome.TAKEN);
        }
    }

    @Override
    public Change deleteRole(String name, Supplier<RevocationRecord.Cutoff> cutoff) {
        synchronized (stores) {
            stores.demandUp();
            if (!stores.roleNames.containsKey(name)) {
                return Change.of(ChangeOutcome.NO_SUCH_ROLE);
            }
            if (name.equals(UserDirectory.ADMINISTRATOR)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            List<String> holders = holders(name);
            for (String id : holders) {
                UserRecord user = stores.users.get(id);
                Set<String> roles = new HashSet<>(user.roles());
                roles.remove(name);
                stores.users.put(id, InMemoryStores.with(user, user.passwordHash(), user.enabled(), roles));
            }
            stores.granted.remove(name);
            stores.roleNames.remove(name);
            return refused(holders, cutoff);
        }
    }

    @Override
    public Change deletePermission(String name, Supplier<RevocationRecord.Cutoff> cutoff) {
        synchronized (stores) {
            stores.demandUp();
            if (!stores.permissionNames.containsKey(name)) {
                return Change.of(ChangeOutcome.NO_SUCH_PERMISSION);
            }
            Set<String> concerned = new HashSet<>();
            stores.granted.forEach((role, permissions) -> {
                if (permissions.remove(name)) {
                    concerned.addAll(holders(role));
                }
            });
            for (UserRecord user : List.copyOf(stores.users.values())) {
                if (user.permissions().contains(name)) {
                    Set<String> permissions = new HashSet<>(user.permissions());
                    permissions.remove(name);
                    stores.users.put(user.id(), InMemoryStores.with(user, permissions));
                    concerned.add(user.id());
                }
            }
            stores.permissionNames.remove(name);
            return refused(concerned.stream().sorted().toList(), cutoff);
        }
    }

    @Override
    public Change grant(String role, String permission) {
        synchronized (stores) {
            return missing(role, permission, () -> {
                boolean added = stores.granted
                        .computeIfAbsent(role, key -> new HashSet<>())
                        .add(permission);
                return Change.of(added ? ChangeOutcome.DONE : ChangeOutcome.UNCHANGED);
            });
        }
    }

    @Override
    public Change take(String role, String permission, Supplier<RevocationRecord.Cutoff> cutoff) {
        synchronized (stores) {
            return missing(
                    role,
                    permission,
                    () -> stores.granted.getOrDefault(role, new HashSet<>()).remove(permission)
                            ? refused(holders(role), cutoff)
                            : Change.of(ChangeOutcome.UNCHANGED));
        }
    }

    private Change missing(String role, String permission, java.util.function.Supplier<Change> otherwise) {
        stores.demandUp();
        if (!stores.roleNames.containsKey(role)) {
            return Change.of(ChangeOutcome.NO_SUCH_ROLE);
        }
        return stores.permissionNames.containsKey(permission)
                ? otherwise.get()
                : Change.of(ChangeOutcome.NO_SUCH_PERMISSION);
    }

    private List<String> holders(String role) {
        return stores.users.values().stream()
                .filter(user -> user.roles().contains(role))
                .map(UserRecord::id)
                .sorted()
                .toList();
    }

    private Change refused(List<String> users, Supplier<RevocationRecord.Cutoff> cutoff) {
        RevocationRecord.Cutoff now = cutoff.get();
        return Change.refusing(
                users.stream().map(id -> stores.refuse(now.of(id))).toList());
    }
}
