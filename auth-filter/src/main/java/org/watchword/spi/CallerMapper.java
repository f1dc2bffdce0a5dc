package org.watchword.spi;

import org.watchword.api.AuthPrincipal;

/**
 * Makes the caller that the application sees, of the caller that the claims of a valid token name: with other roles,
 * say.
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
