package org.watchword.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.api.BearerToken;

/** Content of a genuine token. Only {@link TokenVerifier} makes one. Immutable; does not print claims. */
public final class VerifiedToken {

    private final BearerToken bearer;
    private final Map<String, Object> claims;
    private final AccessTokenClaims.Subject subject;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final boolean ofMainIssuer;

    VerifiedToken(
            BearerToken bearer,
            Map<String, Object> claims,
            AccessTokenClaims.Subject subject,
            Instant issuedAt,
            Instant expiresAt,
            boolean ofMainIssuer) {
        this.bearer = bearer;
        this.claims = claims;
        this.subject = subject;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
        this.ofMainIssuer = ofMainIssuer;
    }

    /** The token as it came, to be passed on to another service. Does not print. */
    public BearerToken bearer() {
        return bearer;
    }

    /**
     * {@code sub} (RFC 7519 §4.1.2), or what {@code watchword.claims.subject} says: the immutable id of the user; never
     * empty.
     */
    public String subject() {
        return subject.id();
    }

    /**
     * {@code upn}, else {@code preferred_username}, else {@code sub}, as MicroProfile JWT orders them, or what
     * {@code watchword.claims.name} says; never empty.
     */
    public String name() {
        return subject.name();
    }

    /** The roles, from {@code groups} or where {@code watchword.claims.roles} says. */
    public Set<String> roles() {
        return subject.roles();
    }

    /** The permissions, from {@code permissions} or where {@code watchword.claims.permissions} says. */
    public Set<String> permissions() {
        return subject.permissions();
    }

    /**
     * {@code iat} (RFC 7519 §4.1.6); the year 1970 where there is none and none is needed, so that whatever was revoked
     * since counts.
     */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** {@code exp} (RFC 7519 §4.1.4); the token is good strictly before it, plus the clock skew. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** {@code sid}: the session that the token belongs to; empty in tokens of issuers without sessions. */
    public Optional<String> sessionId() {
        return text("sid");
    }

    /** {@code jti} (RFC 7519 §4.1.7), or empty. */
    public Optional<String> tokenId() {
        return text("jti");
    }

    /** {@code iss} (RFC 7519 §4.1.1), or empty where the policy does not ask for one. */
    public Optional<String> issuer() {
        return text("iss");
    }

    /**
     * Tells whether {@code watchword.token.issuer} made the token. Only then are its subject and its session those of
     * this application: {@code sub} is unique within an issuer only (RFC 7519 §4.1.2).
     */
    public boolean isOfMainIssuer() {
        return ofMainIssuer;
    }

    /** All claims as JSON says them: String, Long, Double, BigInteger, Boolean, List, Map; deeply immutable. */
    public Map<String, Object> claims() {
        return claims;
    }

    /** {@code aud} as a list, whichever of its two forms it had (RFC 7519 §4.1.3); empty where there is none. */
    public List<String> audience() {
        @Nullable Object audience = claims.get("aud");
        if (audience instanceof String one) {
            return List.of(one);
        }
        return audience instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Optional<String> text(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "VerifiedToken[expiresAt=" + expiresAt + "]";
    }
}
