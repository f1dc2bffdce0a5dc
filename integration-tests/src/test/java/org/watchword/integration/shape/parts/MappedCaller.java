package org.watchword.integration.shape.parts;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchword.api.AuthPrincipal;

/** A caller with one role more. */
record MappedCaller(AuthPrincipal token) implements AuthPrincipal {

    @Override
    public String getName() {
        return token.getName();
    }

    @Override
    public String getSubject() {
        return token.getSubject();
    }

    @Override
    public Set<String> getRoles() {
        Set<String> roles = new HashSet<>(token.getRoles());
        roles.add("mapped");
        return roles;
    }

    @Override
    public Set<String> getPermissions() {
        return token.getPermissions();
    }

    @Override
    public Optional<String> getSessionId() {
        return token.getSessionId();
    }

    @Override
    public Optional<Instant> getExpiresAt() {
        return token.getExpiresAt();
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }
}
