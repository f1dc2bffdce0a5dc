package org.watchword.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.watchword.account.RoleAdministration;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.api.login.Roles;
import org.watchword.identity.RightName;

/** {@link Roles} on the use case of administrators. */
public final class HostRoles implements Roles {

    private final RoleAdministration roles;

    public HostRoles(RoleAdministration roles) {
        this.roles = roles;
    }

    @Override
    public List<RoleDefinition> all() {
        return roles.roles();
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return roles.permissions();
    }

    @Override
    public ChangeOutcome create(String role, @Nullable String description) {
        return roles.createRole(RightName.demand(role), description, HostActor.INSTANCE)
                .outcome();
    }

    @Override
    public ChangeOutcome delete(String role) {
        return roles.deleteRole(role, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome createPermission(String permission, @Nullable String description) {
        return roles.createPermission(RightName.demand(permission), description, HostActor.INSTANCE)
                .outcome();
    }

    @Override
    public ChangeOutcome deletePermission(String permission) {
        return roles.deletePermission(permission, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome grant(String role, String permission) {
        return roles.grant(role, permission, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome revoke(String role, String permission) {
        return roles.take(role, permission, HostActor.INSTANCE).outcome();
    }
}
