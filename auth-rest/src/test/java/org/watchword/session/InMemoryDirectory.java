package org.watchword.session;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.Page;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;

/** Users as administrators see them, in memory. */
record InMemoryDirectory(InMemoryStores stores) implements UserDirectory {

    @Override
    public boolean hasAdministrator() {
        synchronized (stores) {
            stores.demandUp();
            return stores.users.values().stream()
                    .map(stores::complete)
                    .anyMatch(user -> user.enabled() && user.roles().contains(ADMINISTRATOR));
        }
    }

    @Override
    public FoundUsers search(String query, int page, int size) {
        synchronized (stores) {
            stores.demandUp();
            List<UserRecord> all = stores.users.values().stream()
                    .filter(user -> has(user.username(), query) || has(user.email(), query))
                    .sorted(Comparator.comparing(user -> user.username().toLowerCase(Locale.ROOT)))
                    .map(stores::complete)
                    .toList();
            return new FoundUsers(
                    new Page<>(all.stream().skip((long) page * size).limit(size).toList(), all.size()), false);
        }
    }

    @Override
    public Map<String, String> usernames(Set<String> ids) {
        synchronized (stores) {
            stores.demandUp();
            return stores.users.values().stream()
                    .filter(user -> ids.contains(user.id()))
                    .collect(Collectors.toMap(UserRecord::id, UserRecord::username));
        }
    }

    private static boolean has(String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean rename(String id, String fullName) {
        synchronized (stores) {
            stores.demandUp();
            UserRecord user = stores.users.get(id);
            if (user == null) {
                return false;
            }
            stores.users.put(
                    id,
                    new UserRecord(
                            id,
                            user.username(),
                            user.email(),
                            false,
                            fullName,
                            user.passwordHash(),
                            user.enabled(),
                            user.roles(),
                            user.permissions(),
                            user.createdAt()));
            return true;
        }
    }

    @Override
    public Change enable(String id) {
        return change(id, user -> {
            stores.withdraw(id);
            return Change.of(enabled(user, true) ? ChangeOutcome.DONE : ChangeOutcome.UNCHANGED);
        });
    }

    @Override
    public Change disable(String id, Supplier<RevocationRecord.Cutoff> cutoff) {
        return change(id, user -> {
            if (!canSpare(id)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            boolean invited = stores.withdraw(id);
            return taken(id, enabled(user, false) || invited, cutoff);
        });
    }

    private boolean enabled(UserRecord user, boolean wanted) {
        stores.users.put(user.id(), InMemoryStores.with(user, user.passwordHash(), wanted, user.roles()));
        return user.enabled() != wanted;
    }

    @Override
    public Change delete(String id, Supplier<RevocationRecord.Cutoff> cutoff) {
        return change(id, user -> {
            if (!canSpare(id)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            stores.users.remove(id);
            stores.sessions.values().removeIf(session -> session.userId().equals(id));
            stores.oneTimeTokens.values().removeIf(token -> token.userId().equals(id));
            return taken(id, true, cutoff);
        });
    }

    @Override
    public Change grantRole(String id, String role) {
        return change(id, user -> {
            if (!stores.roleNames.containsKey(role)) {
                return Change.of(ChangeOutcome.NO_SUCH_ROLE);
            }
            Set<String> roles = new HashSet<>(user.roles());
            boolean added = roles.add(role);
            put(user, roles, user.permissions());
            return Change.of(added ? ChangeOutcome.DONE : ChangeOutcome.UNCHANGED);
        });
    }

    @Override
    public Change takeRole(String id, String role, Supplier<RevocationRecord.Cutoff> cutoff) {
        return change(id, user -> {
            if (!stores.roleNames.containsKey(role)) {
                return Change.of(ChangeOutcome.NO_SUCH_ROLE);
            }
            if (role.equals(ADMINISTRATOR) && !canSpare(id)) {
                return Change.of(ChangeOutcome.LAST_ADMINISTRATOR);
            }
            Set<String> roles = new HashSet<>(user.roles());
            boolean removed = roles.remove(role);
            put(user, roles, user.permissions());
            return taken(id, removed, cutoff);
        });
    }

    @Override
    public Change grantPermission(String id, String permission) {
        return change(id, user -> {
            if (!stores.permissionNames.containsKey(permission)) {
                return Change.of(ChangeOutcome.NO_SUCH_PERMISSION);
            }
            Set<String> permissions = new HashSet<>(user.permissions());
            boolean added = permissions.add(permission);
            put(user, user.roles(), permissions);
            return Change.of(added ? ChangeOutcome.DONE : ChangeOutcome.UNCHANGED);
        });
    }

    @Override
    public Change takePermission(String id, String permission, Supplier<RevocationRecord.Cutoff> cutoff) {
        return change(id, user -> {
            if (!stores.permissionNames.containsKey(permission)) {
                return Change.of(ChangeOutcome.NO_SUCH_PERMISSION);
            }
            Set<String> permissions = new HashSet<>(user.permissions());
            boolean removed = permissions.remove(permission);
            put(user, user.roles(), permissions);
            return taken(id, removed, cutoff);
        });
    }

    private void put(UserRecord user, Set<String> roles, Set<String> permissions) {
        stores.users.put(
                user.id(),
                new UserRecord(
                        user.id(),
                        user.username(),
                        user.email(),
                        false,
                        user.fullName(),
                        user.passwordHash(),
                        user.enabled(),
                        roles,
                        permissions,
                        user.createdAt()));
    }

    private Change change(String id, Function<UserRecord, Change> work) {
        synchronized (stores) {
            stores.demandUp();
            UserRecord user = stores.users.get(id);
            return user == null ? Change.of(ChangeOutcome.NO_SUCH_USER) : work.apply(user);
        }
    }

    private boolean canSpare(String id) {
        Set<String> administrators = new HashSet<>();
        stores.users.values().stream()
                .filter(user -> user.enabled() && user.roles().contains(ADMINISTRATOR))
                .forEach(user -> administrators.add(user.id()));
        return !administrators.equals(Set.of(id));
    }

    private Change taken(String id, boolean changed, Supplier<RevocationRecord.Cutoff> cutoff) {
        if (!changed) {
            return Change.of(ChangeOutcome.UNCHANGED);
        }
        return Change.refusing(List.of(stores.refuse(cutoff.get().of(id))));
    }
}
