package org.watchword.integration.shape.parts;

import org.watchword.api.AuthPrincipal;
import org.watchword.spi.CallerMapper;

/** Gives each caller a role; fails at some. Found through {@code META-INF/services}. */
public class RoleMapper implements CallerMapper {

    @Override
    public AuthPrincipal map(AuthPrincipal caller) {
        return switch (caller.getName()) {
            case "mapper-throw" -> throw new IllegalStateException("as asked for");
            case "mapper-null" -> null;
            default -> new MappedCaller(caller);
        };
    }
}
