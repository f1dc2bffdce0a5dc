package org.watchword.principal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchword.api.AuthPrincipal;

/** Nobody: no name, no role, no permission. */
final class AnonymousPrincipal implements AuthPrincipal {

    static final AnonymousPrincipal INSTANCE = new AnonymousPrincipal();

    private AnonymousPrincipal() {}

    @Override
    public String getName() {
        return "";
    }

    @Override
    public String getSubject() {
        return "";
    }

    @Override
    public Set<String> getRoles() {
        return Set.of();
    }

    @Override
    public Set<String> getPermissions() {
        return Set.of();
    }

    @Override
    public Optional<String> getSessionId() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> getExpiresAt() {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> getClaims() {
        return Map.of();
    }

    @Override
    public boolean isAnonymous() {
        return true;
    }

    @Override
    public String toString() {
        return "anonymous";
    }
}
