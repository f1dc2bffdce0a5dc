package org.watchword.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Account as its own user may see it.
 *
 * @param id immutable
 * @param email or null; anybody's where it is not verified
 * @param emailVerified whether the user has shown that the address is its own
 * @param roles as they are now
 * @param permissions as they are now, those of the roles included
 */
public record AccountView(
        String id,
        String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String fullName,
        Set<String> roles,
        Set<String> permissions) {}
