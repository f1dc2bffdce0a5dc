package org.watchword.api.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role as stored.
 *
 * @param name unique
 * @param description what it is for, or null
 * @param permissions names of the permissions that it brings
 * @since 1.0
 */
public record RoleDefinition(String name, @Nullable String description, Set<String> permissions) {

    /** Copies the set. */
    public RoleDefinition {
        permissions = Set.copyOf(permissions);
    }
}
