package org.watchword.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role as stored.
 *
 * @param name unique
 * @param description what it is for, or null
 * @param permissions names of the permissions that it brings
 */
public record RoleRecord(String name, @Nullable String description, Set<String> permissions) {

    /** Copies the set. */
    public RoleRecord {
        permissions = Set.copyOf(permissions);
    }
}
