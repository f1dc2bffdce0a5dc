package org.watchword.token;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Claims of an access token of ours, with MicroProfile JWT's names, so that any server that knows them can check it.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}; at least one
 * @param tokenId {@code jti}
 * @param sessionId {@code sid}; null for a token of no session
 * @param issuedAt {@code iat}; cut to whole seconds when signed
 * @param expiresAt {@code exp}; cut to whole seconds when signed, after {@code issuedAt}
 * @param more claims of the application's by name; texts, numbers, booleans, lists and maps of them
 */
public record AccessTokenClaims(
        String issuer,
        Set<String> audience,
        Subject subject,
        String tokenId,
        @Nullable String sessionId,
        Instant issuedAt,
        Instant expiresAt,
        Map<String, Object> more) {

    /** Copies the set, sorted, so that equal claims give equal tokens. */
    public AccessTokenClaims {
        audience = sorted(audience);
        more = Map.copyOf(more);
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("an access token needs an audience (RFC 8725 §3.9)");
        }
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("an access token must expire after it was issued");
        }
    }

    /**
     * Subject of a token: a user or a service.
     *
     * @param id {@code sub}: immutable
     * @param name {@code upn}: the user name
     * @param permissions {@code permissions}
     */
    public record Subject(String id, String name, Set<String> roles, Set<String> permissions) {

        /** Copies the sets, sorted. */
        public Subject {
            roles = sorted(roles);
            permissions = sorted(permissions);
        }
    }

    private static SortedSet<String> sorted(Set<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
