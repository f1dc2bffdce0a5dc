package org.watchword.api;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The caller, as the claims of its token say. {@code request.getUserPrincipal()} is one where a valid token came;
 * {@code @Inject AuthPrincipal} always gives one, {@linkplain #isAnonymous() anonymous} where nobody is logged in.
 *
 * <p>Immutable and safe for any thread.
 */
public interface AuthPrincipal extends Principal {

    /** The user name ({@code upn}); empty for an anonymous caller. */
    @Override
    String getName();

    /** The user's immutable id ({@code sub}); empty for an anonymous caller. */
    String getSubject();

    /** The roles; empty for an anonymous caller. */
    Set<String> getRoles();

    /** The permissions, those of the roles included; empty for an anonymous caller. */
    Set<String> getPermissions();

    /** The session the token belongs to ({@code sid}), or empty. */
    Optional<String> getSessionId();

    /** When the token ends ({@code exp}), or empty for an anonymous caller. */
    Optional<Instant> getExpiresAt();

    /** All claims of the token; deeply immutable; empty for an anonymous caller. */
    Map<String, Object> getClaims();

    /** True where nobody is logged in. */
    boolean isAnonymous();

    /**
     * The token as it came, to be passed on to another service that trusts its issuer:
     * {@code header("Authorization", "Bearer " + token.text())}. Does not print. Empty for an anonymous caller.
     */
    default Optional<BearerToken> token() {
        return Optional.empty();
    }

    /** The caller has this role; names are compared exactly. */
    default boolean hasRole(String role) {
        return getRoles().contains(role);
    }

    /** The caller has this permission; names are compared exactly. */
    default boolean hasPermission(String permission) {
        return getPermissions().contains(permission);
    }
}
