package org.watchword.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.Change;
import org.watchword.store.PermissionRecord;
import org.watchword.store.Refusal;
import org.watchword.store.RoleRecord;
import org.watchword.store.RoleStore;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserPage;

/** The ports that administrators use, each call through {@link StoreOpening}. */
final class LazyAdminStores {

    private LazyAdminStores() {}

    record Directory(StoreOpening stores) implements UserDirectory {

        @Override
        public boolean hasAdministrator() {
            return stores.get().directory().hasAdministrator();
        }

        @Override
        public UserPage search(String query, int page, int size) {
            return stores.get().directory().search(query, page, size);
        }

        @Override
        public boolean rename(String id, String fullName) {
            return stores.get().directory().rename(id, fullName);
        }

        @Override
        public Change enable(String id) {
            return stores.get().directory().enable(id);
        }

        @Override
        public Change disable(String id, Refusal refusal) {
            return stores.get().directory().disable(id, refusal);
        }

        @Override
        public Change delete(String id, Refusal refusal) {
            return stores.get().directory().delete(id, refusal);
        }

        @Override
        public Change grantRole(String id, String role) {
            return stores.get().directory().grantRole(id, role);
        }

        @Override
        public Change takeRole(String id, String role, Refusal refusal) {
            return stores.get().directory().takeRole(id, role, refusal);
        }

        @Override
        public Change grantPermission(String id, String permission) {
            return stores.get().directory().grantPermission(id, permission);
        }

        @Override
        public Change takePermission(String id, String permission, Refusal refusal) {
            return stores.get().directory().takePermission(id, permission, refusal);
        }
    }

    record Roles(StoreOpening stores) implements RoleStore {

        @Override
        public List<RoleRecord> roles() {
            return stores.get().roles().roles();
        }

        @Override
        public List<PermissionRecord> permissions() {
            return stores.get().roles().permissions();
        }

        @Override
        public Change createRole(String name, @Nullable String description, Instant at) {
            return stores.get().roles().createRole(name, description, at);
        }

        @Override
        public Change createPermission(String name, @Nullable String description, Instant at) {
            return stores.get().roles().createPermission(name, description, at);
        }

        @Override
        public Change deleteRole(String name, Refusal refusal) {
            return stores.get().roles().deleteRole(name, refusal);
        }

        @Override
        public Change deletePermission(String name, Refusal refusal) {
            return stores.get().roles().deletePermission(name, refusal);
        }

        @Override
        public Change grant(String role, String permission) {
            return stores.get().roles().grant(role, permission);
        }

        @Override
        public Change take(String role, String permission, Refusal refusal) {
            return stores.get().roles().take(role, permission, refusal);
        }
    }

    record Audit(StoreOpening stores) implements AuditStore {

        @Override
        public void add(AuditRecord row) {
            stores.get().audit().add(row);
        }

        @Override
        public Page find(Filter filter, int page, int size) {
            return stores.get().audit().find(filter, page, size);
        }

        @Override
        public int deleteBefore(Instant at, int most) {
            return stores.get().audit().deleteBefore(at, most);
        }
    }
}
