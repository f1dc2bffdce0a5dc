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
 * <pre>{@code
 * @Path("/orders")
 * public class Orders {
 *     @Inject AuthPrincipal caller;
 *
 *     @GET
 *     public String mine() {
 *         return caller.isAnonymous() ? "log in to see your orders" : "the orders of " + caller.getSubject();
 *     }
 * }
 * }</pre>
 *
 * <p>Immutable and safe for any thread.
 *
 * @since 1.0
 */
public interface AuthPrincipal extends Principal {

    /** Returns the user name ({@code upn}); empty for an anonymous caller. */
    @Override
    String getName();

    /** Returns the user's immutable id at its issuer ({@code sub}); empty for an anonymous caller. */
    String getSubject();

    /** Returns the roles; empty for an anonymous caller. */
    Set<String> getRoles();

    /** Returns the permissions, those of the roles included; empty for an anonymous caller. */
    Set<String> getPermissions();

    /** Returns the session the token belongs to ({@code sid}), or empty. */
    Optional<String> getSessionId();

    /** Returns when the token ends ({@code exp}), or empty for an anonymous caller. */
    Optional<Instant> getExpiresAt();

    /** Returns all claims of the token; deeply immutable; empty for an anonymous caller. */
    Map<String, Object> getClaims();

    /**
     * Returns the issuer of the token ({@code iss}), or empty for an anonymous caller. A subject is unique within its
     * issuer only (RFC 7519 §4.1.2): where several issuers are trusted, know users by both.
     */
    default Optional<String> getIssuer() {
        return getClaims().get("iss") instanceof String issuer ? Optional.of(issuer) : Optional.empty();
    }

    /** Tells whether nobody is logged in. */
    boolean isAnonymous();

    /**
     * Returns the token as it came, to be passed on to another service that trusts its issuer:
     * {@code header("Authorization", "Bearer " + token.text())}. Does not print. Empty for an anonymous caller.
     */
    default Optional<BearerToken> token() {
        return Optional.empty();
    }

    /** Tells whether the caller has this role; names are compared exactly. */
    default boolean hasRole(String role) {
        return getRoles().contains(role);
    }

    /** Tells whether the caller has this permission; names are compared exactly. */
    default boolean hasPermission(String permission) {
        return getPermissions().contains(permission);
    }
}
