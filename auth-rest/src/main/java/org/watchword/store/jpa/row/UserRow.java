package org.watchword.store.jpa.row;

import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.store.NewUser;

/** Who may log in. */
@Entity
@Table(name = "ww_user")
public class UserRow extends UserColumns {

    @ManyToMany
    @JoinTable(
            name = "ww_user_role",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    private Set<RoleRow> roles = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "ww_user_permission",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "permission_id"))
    private Set<PermissionRow> permissions = new HashSet<>();

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected UserRow() {}

    public UserRow(NewUser user, boolean hasAddress, Collection<RoleRow> roles, Collection<PermissionRow> permissions) {
        super(user, hasAddress);
        this.roles.addAll(roles);
        this.permissions.addAll(permissions);
    }

    public void invitedAgain(@Nullable String otherFullName, Collection<RoleRow> otherRoles) {
        if (otherFullName != null) {
            rename(otherFullName);
        }
        roles.retainAll(otherRoles);
        roles.addAll(otherRoles);
    }
}
