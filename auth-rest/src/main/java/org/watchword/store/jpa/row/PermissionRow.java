package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Permission of a role, or of a user directly. */
@Entity
@Table(name = "ww_permission")
public class PermissionRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "name", nullable = false, unique = true)
    private String name;

    @Column(name = "description", length = 1000)
    private @Nullable String description;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PermissionRow() {}

    public PermissionRow(String id, String name, long createdAt) {
        this(id, name, null, createdAt);
    }

    public PermissionRow(String id, String name, @Nullable String description, long createdAt) {
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
