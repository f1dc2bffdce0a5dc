package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name for a set of permissions. */
@Entity
@Table(name = "ww_role")
public class RoleRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "name", nullable = false, unique = true)
    private String name;

    @Column(name = "description", length = 1000)
    private @Nullable String description;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** Read by queries only. */
    @SuppressWarnings("UnusedVariable")
    @ManyToMany
    @JoinTable(
            name = "ww_role_permission",
            joinColumns = @JoinColumn(name = "role_id"),
            inverseJoinColumns = @JoinColumn(name = "permission_id"))
    private Set<PermissionRow> permissions = new HashSet<>();

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RoleRow() {}

    public RoleRow(String id, String name, long createdAt) {
        this(id, name, null, createdAt);
    }

    public RoleRow(String id, String name, @Nullable String description, long createdAt) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.createdAt = createdAt;
    }

    @Nullable
    public String description() {
        return description;
    }

    public String name() {
        return name;
    }
}
