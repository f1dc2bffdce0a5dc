package org.watchword.authorization;

import java.security.Principal;
import java.util.function.Predicate;

/**
 * A caller whom the container, or a filter of the host's, authenticated by other means than a token of ours. It has
 * roles, but no permissions of ours.
 */
public record ContainerCaller(Principal principal, Predicate<String> inRole) implements Caller {

    @Override
    public String name() {
        String name = principal.getName();
        return name == null ? "" : name;
    }

    @Override
    public boolean hasRole(String role) {
        return inRole.test(role);
    }

    @Override
    public boolean hasPermission(String permission) {
        return false;
    }
}
