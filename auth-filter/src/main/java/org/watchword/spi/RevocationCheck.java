package org.watchword.spi;

import org.watchword.api.AuthPrincipal;

/**
 * Tells which valid tokens are no longer wanted, beside those that Watchword itself has revoked.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class ClosedTenants implements RevocationCheck {
 *     private final Set<Object> closed = ConcurrentHashMap.newKeySet();
 *
 *     public boolean isRevoked(AuthPrincipal caller) {
 *         return closed.contains(caller.getClaims().getOrDefault("tenant", ""));
 *     }
 * }
 * }</pre>
 *
 * <p>Asked for every use of every token, on the thread of the request, by many at once: it has to answer from memory.
 * Where it throws or does not return, nobody knows whether the token is good, and 503 is the answer where a caller is
 * needed.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface RevocationCheck {

    /**
     * Returns true for a token that counts no longer: 401 with {@code token_revoked} where a caller is needed.
     *
     * @param caller that the token names, before a {@link CallerMapper}; never anonymous
     */
    boolean isRevoked(AuthPrincipal caller);
}
