package org.watchword.token;

import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Claims of an access token of ours (DESIGN: MicroProfile JWT's names, so that any MP-JWT server can check it).
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}; at least one
 * @param subject {@code sub}: the user's immutable id
 * @param name {@code upn}: the user name
 * @param tokenId {@code jti}
 * @param sessionId {@code sid}
 * @param roles {@code groups}
 * @param permissions {@code permissions}
 * @param issuedAt {@code iat}; cut to whole seconds when signed
 * @param expiresAt {@code exp}; cut to whole seconds when signed, after {@code issuedAt}
 */
public record AccessTokenClaims(
        String issuer,
        Set<String> audience,
        String subject,
        String name,
        String tokenId,
        String sessionId,
        Set<String> roles,
        Set<String> permissions,
        Instant issuedAt,
        Instant expiresAt) {

    /** Copies the sets, sorted, so that equal claims give equal tokens. */
    public AccessTokenClaims {
        audience = sorted(audience);
        roles = sorted(roles);
        permissions = sorted(permissions);
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("an access token needs an audience (RFC 8725 §3.9)");
        }
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("an access token must expire after it was issued");
        }
    }

    private static SortedSet<String> sorted(Set<String> values) {
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
