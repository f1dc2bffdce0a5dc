package org.watchword.redis.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.RoleStore;

/** Roles in the database. Other nodes are told at once what a change refuses. */
record ToldRoleStore(RoleStore database, RedisRevocationStore revocations) implements RoleStore {

    @Override
    public List<RoleDefinition> roles() {
        return database.roles();
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return database.permissions();
    }

    @Override
    public Change createRole(String name, @Nullable String description, Instant at) {
        return revocations.told(database.createRole(name, description, at));
    }

    @Override
    public Change createPermission(String name, @Nullable String description, Instant at) {
        return revocations.told(database.createPermission(name, description, at));
    }

    @Override
    public Change deleteRole(String name, Supplier<RevocationRecord.Cutoff> cutoff) {
        return revocations.told(database.deleteRole(name, cutoff));
    }

    @Override
    public Change deletePermission(String name, Supplier<RevocationRecord.Cutoff> cutoff) {
        return revocations.told(database.deletePermission(name, cutoff));
    }

    @Override
    public Change grant(String role, String permission) {
        return revocations.told(database.grant(role, permission));
    }

    @Override
    public Change take(String role, String permission, Supplier<RevocationRecord.Cutoff> cutoff) {
        return revocations.told(database.take(role, permission, cutoff));
    }
}
