package org.watchword.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of Watchword's, read only.
 *
 * @see org.watchword.entity the package, for how a host uses it
 * @since 1.0
 */
@Entity
@Cacheable(false)
@Table(name = "ww_user")
public class User {

    @Id
    @Column(name = "id", length = 36, updatable = false)
    private String id;

    @Column(name = "username", nullable = false, insertable = false, updatable = false)
    private String username;

    @Column(name = "email", length = 320, insertable = false, updatable = false)
    private @Nullable String email;

    @Column(name = "email_key", length = 640, insertable = false, updatable = false)
    private @Nullable String emailKey;

    @Column(name = "email_verified_at", insertable = false, updatable = false)
    private @Nullable Long emailVerifiedAt;

    @Column(name = "full_name", insertable = false, updatable = false)
    private @Nullable String fullName;

    @Column(name = "enabled", nullable = false, insertable = false, updatable = false)
    private boolean enabled;

    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    private long createdAt;

    @ManyToMany(mappedBy = "users")
    private Set<Role> roles = new HashSet<>();

    @ManyToMany(mappedBy = "users")
    private Set<Permission> permissions = new HashSet<>();

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** Returns the id, which is also the {@code sub} of the user's tokens and never changes. */
    public String getId() {
        return id;
    }

    /** Returns the name to log in with, spelled as it was registered. */
    public String getUsername() {
        return username;
    }

    /** Returns the e-mail address, or null if there is none. */
    @Nullable
    public String getEmail() {
        return email;
    }

    /** Returns whether the user has shown that the address is theirs. */
    public boolean isEmailVerified() {
        return emailKey != null && emailVerifiedAt != null;
    }

    /** Returns the full name, or null if there is none. */
    @Nullable
    public String getFullName() {
        return fullName;
    }

    /** Returns whether the user may log in. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Returns when the user was made. The attribute {@code createdAt} of a query is this in milliseconds since 1970.
     */
    public Instant getCreatedAt() {
        return Instant.ofEpochMilli(createdAt);
    }

    /** Returns the roles, as a set that cannot be changed. */
    public Set<Role> getRoles() {
        return Collections.unmodifiableSet(roles);
    }

    /**
     * Returns the permissions that the user has directly, as a set that cannot be changed. Those that come with a role
     * are not in it: they are with {@link Role#getPermissions}, and the caller's token has both.
     */
    public Set<Permission> getPermissions() {
        return Collections.unmodifiableSet(permissions);
    }

    @PrePersist
    @PreUpdate
    @PreRemove
    void refuse() {
        throw new UnsupportedOperationException("User is read only: change users by org.watchword.api.login.Accounts");
    }
}
