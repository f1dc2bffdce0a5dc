package org.watchword.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.revocation.RevocationRecord;

/** Port: roles and permissions by themselves. Tokens are refused as {@link UserDirectory} has it. */
public interface RoleStore {

    /** All roles, by name. */
    List<RoleDefinition> roles();

    /** All permissions, by name. */
    List<PermissionDefinition> permissions();

    /** Makes a role. */
    Change createRole(String name, @Nullable String description, Instant at);

    /** Makes a permission. */
    Change createPermission(String name, @Nullable String description, Instant at);

    /** Removes a role, and takes it from all who have it. {@link UserDirectory#ADMINISTRATOR} stays. */
    Change deleteRole(String name, Supplier<RevocationRecord.Cutoff> cutoff);

    /** Removes a permission, and takes it from all users and roles that have it. */
    Change deletePermission(String name, Supplier<RevocationRecord.Cutoff> cutoff);

    /** Gives a role a permission; the tokens of those who have the role have it after their next refresh. */
    Change grant(String role, String permission);

    /** Takes a permission from a role. */
    Change take(String role, String permission, Supplier<RevocationRecord.Cutoff> cutoff);
}
