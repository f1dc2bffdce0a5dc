package org.watchword.spi;

import org.watchword.api.AuthPrincipal;

/**
 * Makes the caller that the application sees, of the caller that the claims of a valid token name: with other roles,
 * say.
 *
 * <pre>{@code
 * public class WithoutAdministrators implements CallerMapper {
 *     public AuthPrincipal map(AuthPrincipal caller) {
 *         if (caller.hasRole("admin")) {
 *             throw new IllegalStateException("administrators have no business here");
 *         }
 *         return caller;
 *     }
 * }
 * }</pre>
 *
 * <p>Called once for each request that somebody asks the caller of, on its thread, by many at once; it has to answer
 * from memory. Where it throws or returns null, the request has no caller and gets 503 where one is needed.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface CallerMapper {

    /**
     * Maps a caller.
     *
     * @param caller never anonymous
     * @return the caller, or another one for it; never null, never anonymous
     */
    AuthPrincipal map(AuthPrincipal caller);
}
