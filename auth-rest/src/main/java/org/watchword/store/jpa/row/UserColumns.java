package org.watchword.store.jpa.row;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.identity.IdentityKey;
import org.watchword.store.NewUser;
import org.watchword.store.UserRecord;

/** The columns of {@code ww_user}. */
@MappedSuperclass
public abstract class UserColumns {

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

    /** For the provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected UserColumns() {}

    UserColumns(NewUser user, boolean hasAddress) {
        this.id = user.id();
        this.username = user.username();
        this.usernameKey = IdentityKey.ofName(user.username());
        this.email = user.email();
        this.emailKey = email == null || !hasAddress ? null : IdentityKey.ofEmail(email);
        this.fullName = user.fullName();
        this.passwordHash = user.passwordHash();
        this.enabled = true;
        this.createdAt = user.createdAt().toEpochMilli();
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

    void rename(String otherFullName) {
        fullName = otherFullName;
    }
}
