package org.watchword.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role of Watchword's, read only.
 *
 * @see org.watchword.entity the package, for how a host uses it
 * @since 1.0
 */
@Entity
@Cacheable(false)
@Table(name = "ww_role")
public class Role {

    @Id
    @Column(name = "id", length = 36, updatable = false)
    private String id;

    @Column(name = "name", nullable = false, insertable = false, updatable = false)
    private String name;

    @Column(name = "description", length = 1000, insertable = false, updatable = false)
    private @Nullable String description;

    /**
     * The side that a provider would write; here, where nobody reaches it. A stale user that is merged must not bring
     * back a role that was taken away.
     */
    @SuppressWarnings("UnusedVariable")
    @ManyToMany
    @JoinTable(
            name = "ww_user_role",
            joinColumns = @JoinColumn(name = "role_id"),
            inverseJoinColumns = @JoinColumn(name = "user_id"))
    private Set<User> users = new HashSet<>();

    @ManyToMany(mappedBy = "roles")
    private Set<Permission> permissions = new HashSet<>();

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Role() {}

    /** Returns the name, as {@code @RolesAllowed} has it. */
    public String getName() {
        return name;
    }

    /** Returns what it is for, or null if nobody said so. */
    @Nullable
    public String getDescription() {
        return description;
    }

    /** Returns the permissions that come with the role, as a set that cannot be changed. */
    public Set<Permission> getPermissions() {
        return Collections.unmodifiableSet(permissions);
    }

    @PrePersist
    @PreUpdate
    @PreRemove
    void refuse() {
        throw new UnsupportedOperationException("Role is read only: change roles by org.watchword.api.login.Roles");
    }
}
