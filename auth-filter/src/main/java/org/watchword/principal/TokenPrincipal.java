package org.watchword.principal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.BearerToken;
import org.watchword.token.VerifiedToken;

/** Caller that a verified token names. */
final class TokenPrincipal implements AuthPrincipal {

    private final VerifiedToken token;

    TokenPrincipal(VerifiedToken token) {
        this.token = token;
    }

    @Override
    public String getName() {
        return token.name();
    }

    @Override
    public String getSubject() {
        return token.subject();
    }

    @Override
    public Set<String> getRoles() {
        return token.roles();
    }

    @Override
    public Set<String> getPermissions() {
        return token.permissions();
    }

    @Override
    public Optional<String> getSessionId() {
        return token.sessionId();
    }

    @Override
    public Optional<Instant> getExpiresAt() {
        return Optional.of(token.expiresAt());
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.claims();
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Optional<BearerToken> token() {
        return Optional.of(token.bearer());
    }

    /**
     * Says yes for the same user of the same issuer, whichever token said so: {@code sub} is unique within an issuer
     * only (RFC 7519 §4.1.2).
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenPrincipal that
                && token.subject().equals(that.token.subject())
                && token.issuer().equals(that.token.issuer());
    }

    @Override
    public int hashCode() {
        return token.subject().hashCode();
    }

    @Override
    public String toString() {
        return token.name();
    }
}
