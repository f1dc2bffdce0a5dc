package org.watchword.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Account;

/**
 * A user as stored.
 *
 * @param id a UUID, never reused, never changed
 * @param username as the user wrote it; unique without regard to case
 * @param email or null; the user's only where it is verified, and what the user says otherwise
 * @param emailVerified whether the user has shown that the address is its own
 * @param passwordHash in a form that names its scheme
 * @param enabled false: may not log in, and is refused at the next refresh
 * @param roles names of the roles held
 * @param permissions names of the permissions held, those of the roles included
 * @param createdAt when the row was made, to the millisecond
 */
public record UserRecord(
        String id,
        String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String fullName,
        String passwordHash,
        boolean enabled,
        Set<String> roles,
        Set<String> permissions,
        Instant createdAt) {

    /** Copies the sets. */
    public UserRecord {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Returns what hosts may see of it. */
    public Account account() {
        return new Account(
                id,
                username,
                Optional.ofNullable(email).map(address -> new Account.Email(address, emailVerified)),
                Optional.ofNullable(fullName),
                enabled,
                roles,
                permissions,
                createdAt);
    }

    @Override
    public String toString() {
        return "UserRecord[id=" + id + "]";
    }
}
