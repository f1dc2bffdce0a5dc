package org.watchword.api.login;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A user to be created. Immutable: each method returns another one.
 *
 * <pre>{@code
 * NewAccount ada = NewAccount.withPassword("ada", password).email("ada@example.org").role("user");
 * NewAccount bob = NewAccount.withHash("bob", hashOfBob);
 * }</pre>
 *
 * @since 1.0
 */
public final class NewAccount {

    private final String username;
    private final @Nullable String password;
    private final @Nullable String hash;
    private final @Nullable String email;
    private final @Nullable String fullName;
    private final Set<String> roles;
    private final Set<String> permissions;

    private NewAccount(
            String username,
            @Nullable String password,
            @Nullable String hash,
            @Nullable String email,
            @Nullable String fullName,
            Set<String> roles,
            Set<String> permissions) {
        this.username = username;
        this.password = password;
        this.hash = hash;
        this.email = email;
        this.fullName = fullName;
        this.roles = Set.copyOf(roles);
        this.permissions = Set.copyOf(permissions);
    }

    /** A user with a password, which has to keep the rules for new passwords. */
    public static NewAccount withPassword(String username, String password) {
        return new NewAccount(username, password, null, null, null, Set.of(), Set.of());
    }

    /**
     * A user whose password another system has hashed, so that it can log in here without a new one.
     *
     * @param hash bcrypt or Argon2id, in their usual form or as Spring Security and Django write it
     */
    public static NewAccount withHash(String username, String hash) {
        return new NewAccount(username, null, hash, null, null, Set.of(), Set.of());
    }

    /** With this e-mail address, which counts as not verified. */
    public NewAccount email(String address) {
        return new NewAccount(username, password, hash, address, fullName, roles, permissions);
    }

    /** With this full name. */
    public NewAccount fullName(String name) {
        return new NewAccount(username, password, hash, email, name, roles, permissions);
    }

    /** With this role too. */
    public NewAccount role(String role) {
        return new NewAccount(username, password, hash, email, fullName, with(roles, role), permissions);
    }

    /** With this permission too. */
    public NewAccount permission(String permission) {
        return new NewAccount(username, password, hash, email, fullName, roles, with(permissions, permission));
    }

    private static Set<String> with(Set<String> names, String another) {
        Set<String> more = new TreeSet<>(names);
        more.add(another);
        return more;
    }

    /** Returns the name to log in with. */
    public String username() {
        return username;
    }

    /** Returns the password; empty where there is a hash. */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /** Returns the hash; empty where there is a password. */
    public Optional<String> hash() {
        return Optional.ofNullable(hash);
    }

    /** Returns the e-mail address. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** Returns the full name. */
    public Optional<String> fullName() {
        return Optional.ofNullable(fullName);
    }

    /** Returns the names of the roles. */
    public Set<String> roles() {
        return roles;
    }

    /** Returns the names of the permissions held directly. */
    public Set<String> permissions() {
        return permissions;
    }

    /** Tells nothing of the user. */
    @Override
    public String toString() {
        return "NewAccount[]";
    }
}
