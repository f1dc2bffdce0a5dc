package org.watchword.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.identity.IdentityKey;

/**
 * A user to be made, enabled. Roles and permissions that do not exist yet are made with it.
 *
 * @param username unique by {@link IdentityKey#ofName}; NFC
 * @param passwordHash in a form that names its scheme
 * @param roles names of the roles to hold
 * @param permissions names of the permissions to hold directly
 * @param createdAt now
 */
public record NewUser(
        String id,
        String username,
        @Nullable String email,
        @Nullable String fullName,
        String passwordHash,
        Set<String> roles,
        Set<String> permissions,
        Instant createdAt) {

    /** Copies the sets, and writes the name as it is stored. */
    public NewUser {
        username = IdentityKey.written(username);
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    @Override
    public String toString() {
        return "NewUser[id=" + id + "]";
    }
}
