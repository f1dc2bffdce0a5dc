package org.watchword.integration.shape.parts;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchword.api.AuthPrincipal;

/** A caller with one role more. */
record MappedCaller(AuthPrincipal original) implements AuthPrincipal {

    @Override
    public String getName() {
        return original.getName();
    }

    @Override
    public String getSubject() {
        return original.getSubject();
    }

    @Override
    public Set<String> getRoles() {
        Set<String> roles = new HashSet<>(original.getRoles());
        roles.add("mapped");
        return roles;
    }

    @Override
    public Set<String> getPermissions() {
        return original.getPermissions();
    }

    @Override
    public Optional<String> getSessionId() {
        return original.getSessionId();
    }

    @Override
    public Optional<Instant> getExpiresAt() {
        return original.getExpiresAt();
    }

    @Override
    public Map<String, Object> getClaims() {
        return original.getClaims();
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }
}
