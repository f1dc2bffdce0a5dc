package org.watchword.token;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Compares claims with the time and the policy (RFC 7519 §4.1). */
final class ClaimsCheck {

    private final Set<String> issuers;
    private final Set<String> audiences;
    private final long skewMillis;

    ClaimsCheck(TokenPolicy policy) {
        this.issuers = policy.issuers();
        this.audiences = policy.audiences();
        this.skewMillis = policy.skew().toMillis();
    }

    /** What speaks against the claims at this time, or empty. */
    Optional<RejectionReason> objection(ClaimsReader.Claims claims, long nowMillis) {
        if (nowMillis >= deadlineMillis(claims)) {
            return Optional.of(RejectionReason.EXPIRED);
        }
        if (before(claims.notBefore(), nowMillis) || before(claims.issuedAt(), nowMillis)) {
            return Optional.of(RejectionReason.NOT_YET_VALID);
        }
        VerifiedToken token = claims.token();
        if (!issuers.isEmpty() && token.issuer().filter(issuers::contains).isEmpty()) {
            return Optional.of(RejectionReason.ISSUER);
        }
        if (!audiences.isEmpty() && Collections.disjoint(audiences, token.audience())) {
            return Optional.of(RejectionReason.AUDIENCE);
        }
        return Optional.empty();
    }

    /** The first millisecond at which the token is no longer good: {@code exp} itself is too late (RFC 7519 §4.1.4). */
    long deadlineMillis(ClaimsReader.Claims claims) {
        return claims.expiresAt() * 1000 + skewMillis;
    }

    private boolean before(long seconds, long nowMillis) {
        // Compared in this direction, since "no nbf" is the smallest long and must not be multiplied.
        return seconds > Math.floorDiv(nowMillis + skewMillis, 1000L);
    }
}
