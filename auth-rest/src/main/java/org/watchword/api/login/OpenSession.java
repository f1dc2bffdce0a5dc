package org.watchword.api.login;

import java.time.Instant;
import java.util.Optional;

/**
 * A session that goes on.
 *
 * @param id {@code sid} in tokens
 * @param username empty where the user is gone
 * @param lastRefresh the time of the login before the first refresh
 * @param endsAt refused from then on, unless it is refreshed before; never past the longest lifetime
 * @param address where the login came from
 * @param userAgent what the client called itself at the login; its word only
 * @since 1.0
 */
public record OpenSession(
        String id,
        String userId,
        Optional<String> username,
        Instant loggedInAt,
        Instant lastRefresh,
        Instant endsAt,
        Optional<String> address,
        Optional<String> userAgent) {}
