package org.watchword.api.login;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user as it was read.
 *
 * @param id a UUID, never changed and never used again: {@code sub} in tokens
 * @param username as the user wrote it
 * @param email the address, where there is one
 * @param enabled false where the user may not log in
 * @param roles names of the roles
 * @param permissions names of the permissions, those of the roles included
 * @param createdAt to the millisecond
 * @since 1.0
 */
public record Account(
        String id,
        String username,
        Optional<Email> email,
        Optional<String> fullName,
        boolean enabled,
        Set<String> roles,
        Set<String> permissions,
        Instant createdAt) {

    /** Copies the sets. */
    public Account {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /**
     * An e-mail address.
     *
     * @param verified whether the user has shown that the address is its own; where false, it may be anybody's
     */
    public record Email(String address, boolean verified) {}

    /** Tells the id only: names and addresses do not belong into logs. */
    @Override
    public String toString() {
        return "Account[id=" + id + "]";
    }
}
