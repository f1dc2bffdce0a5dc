package org.watchword.api.login;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Defines roles and permissions. What is taken is in force at once on this node, and on the others within
 * {@code watchword.revocation.poll}.
 *
 * <pre>{@code
 * roles.create("clerk", "Writes invoices");
 * roles.createPermission("invoices:write", null);
 * roles.grant("clerk", "invoices:write");
 * }</pre>
 *
 * @since 1.0
 */
public interface Roles {

    /** Lists all roles by name. */
    List<RoleDefinition> all();

    /** Lists all permissions by name. */
    List<PermissionDefinition> permissions();

    /** Creates a role. */
    ChangeOutcome create(String role, @Nullable String description);

    /** Removes a role, and revokes it of all who have it. */
    ChangeOutcome delete(String role);

    /** Creates a permission. */
    ChangeOutcome createPermission(String permission, @Nullable String description);

    /** Removes a permission, and revokes it of all who have it. */
    ChangeOutcome deletePermission(String permission);

    /** Grants a permission to all who have a role. */
    ChangeOutcome grant(String role, String permission);

    /** Revokes a permission of a role. */
    ChangeOutcome revoke(String role, String permission);
}
