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
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission of Watchword's, read only.
 *
 * @see org.watchword.entity the package, for how a host uses it
 * @since 1.0
 */
@Entity
@Cacheable(false)
@Table(name = "ww_permission")
public class Permission {

    @Id
    @Column(name = "id", length = 36, updatable = false)
    private String id;

    @Column(name = "name", nullable = false, insertable = false, updatable = false)
    private String name;

    @Column(name = "description", length = 1000, insertable = false, updatable = false)
    private @Nullable String description;

    /** The side that a provider would write, as in {@link Role}. */
    @SuppressWarnings("UnusedVariable")
    @ManyToMany
    @JoinTable(
            name = "ww_role_permission",
            joinColumns = @JoinColumn(name = "permission_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    private Set<Role> roles = new HashSet<>();

    /** The side that a provider would write, as in {@link Role}. */
    @SuppressWarnings("UnusedVariable")
    @ManyToMany
    @JoinTable(
            name = "ww_user_permission",
            joinColumns = @JoinColumn(name = "permission_id"),
            inverseJoinColumns = @JoinColumn(name = "user_id"))
    private Set<User> users = new HashSet<>();

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Permission() {}

    /** Returns the name, as {@code @RequiresPermission} has it. */
    public String getName() {
        return name;
    }

    /** Returns what it is for, or null if nobody said so. */
    @Nullable
    public String getDescription() {
        return description;
    }

    @PrePersist
    @PreUpdate
    @PreRemove
    void refuse() {
        throw new UnsupportedOperationException(
                "Permission is read only: change permissions by org.watchword.api.login.Roles");
    }
}
