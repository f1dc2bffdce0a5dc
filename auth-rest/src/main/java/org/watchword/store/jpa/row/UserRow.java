package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.identity.IdentityKey;
import org.watchword.store.NewUser;
import org.watchword.store.UserRecord;

/** Who may log in. */
@Entity
@Table(name = "ww_user")
public class UserRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "username", nullable = false)
    private String username;

    @Column(name = "username_key", nullable = false, unique = true, length = 512)
    private String usernameKey;

    @Column(name = "email", length = 320)
    private @Nullable String email;

    @Column(name = "email_key", unique = true, length = 640)
    private @Nullable String emailKey;

    @Column(name = "email_verified_at")
    private @Nullable Long emailVerifiedAt;

    @Column(name = "password_changed_at")
    private @Nullable Long passwordChangedAt;

    @Column(name = "full_name")
    private @Nullable String fullName;

    @Column(name = "password_hash", nullable = false, length = 512)
    private String passwordHash;

    @Column(name = "enabled", nullable = false)
    private boolean enabled;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

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
        this.id = user.id();
        this.username = user.username();
        this.usernameKey = IdentityKey.ofName(user.username());
        this.email = user.email();
        this.emailKey = email == null || !hasAddress ? null : IdentityKey.ofEmail(email);
        this.fullName = user.fullName();
        this.passwordHash = user.passwordHash();
        this.enabled = true;
        this.createdAt = user.createdAt().toEpochMilli();
        this.roles.addAll(roles);
        this.permissions.addAll(permissions);
    }

    public void invitedAgain(@Nullable String otherFullName, Collection<RoleRow> otherRoles) {
        if (otherFullName != null) {
            fullName = otherFullName;
        }
        roles.retainAll(otherRoles);
        roles.addAll(otherRoles);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public String id() {
        return id;
    }

    public String usernameKey() {
        return usernameKey;
    }

    @Nullable
    public String emailKey() {
        return emailKey;
    }

    public UserRecord toRecord(Set<String> roleNames, Set<String> permissionNames) {
        return new UserRecord(
                id,
                username,
                email,
                emailKey != null && emailVerifiedAt != null,
                fullName,
                passwordHash,
                enabled,
                roleNames,
                permissionNames,
                Instant.ofEpochMilli(createdAt));
    }
}
