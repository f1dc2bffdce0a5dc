package org.watchword.token;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Compares claims with the time and the policy (RFC 7519 §4.1). */
final class ClaimsCheck {

    private final Set<String> issuers;
    private final Set<String> audiences;
    private final long skewMillis;
    private final ClaimRules rules;
    private final TrustedIssuer issuer;

    ClaimsCheck(TrustedIssuer issuer) {
        TokenPolicy policy = issuer.policy();
        this.issuer = issuer;
        this.issuers = policy.issuers();
        this.audiences = policy.audiences();
        this.skewMillis = policy.skew().toMillis();
        this.rules = policy.claims();
    }

    /** The objection to the claims at this time, or empty. */
    Optional<Objection> objection(ClaimsReader.Claims claims, long nowMillis) {
        if (nowMillis >= deadlineMillis(claims)) {
            return objection(RejectionReason.EXPIRED, "exp, or the age since iat that is allowed, has passed");
        }
        if (claims.notBefore() > nowMillis + skewMillis) {
            return objection(RejectionReason.NOT_YET_VALID, "nbf lies ahead by more than " + issuer.setting("skew"));
        }
        if (claims.issuedAt() > nowMillis + skewMillis) {
            return objection(RejectionReason.NOT_YET_VALID, "iat lies ahead by more than " + issuer.setting("skew"));
        }
        VerifiedToken token = claims.token();
        if (!issuers.isEmpty() && token.issuer().filter(issuers::contains).isEmpty()) {
            String found = token.issuer().isPresent() ? "another text" : "not there";
            return objection(
                    RejectionReason.ISSUER,
                    "iss is " + found + ", expected " + issuers + " (" + issuer.setting("issuer") + ")");
        }
        if (!audiences.isEmpty() && Collections.disjoint(audiences, claims.audience())) {
            String found = claims.audience().isEmpty() ? " is not there or names nobody" : " names others";
            return objection(
                    RejectionReason.AUDIENCE,
                    rules.places().audience() + found + ", expected one of " + audiences + " ("
                            + issuer.setting("audience") + ")");
        }
        for (RequiredClaim required : rules.required()) {
            if (!required.holdsFor(token.claims())) {
                return objection(
                        RejectionReason.CLAIM_VALUE,
                        required.path() + " is not one of " + required.values() + " (" + issuer.claimSetting("required")
                                + ")");
            }
        }
        return Optional.empty();
    }

    private static Optional<Objection> objection(RejectionReason reason, String detail) {
        return Optional.of(new Objection(reason, detail));
    }

    /** The first millisecond at which the token is no longer good: {@code exp} itself is too late (RFC 7519 §4.1.4). */
    long deadlineMillis(ClaimsReader.Claims claims) {
        long end = rules.maxAge()
                .map(age -> Math.min(claims.expiresAt(), claims.issuedAt() + age.toMillis()))
                .orElse(claims.expiresAt());
        return end + skewMillis;
    }
}
