package org.watchword.http;

/**
 * One row of the table of routes.
 *
 * @param method the HTTP method
 * @param path the path below the base, with variables such as {@code {id}}
 * @param name the name in {@code watchword.endpoints.off}; several routes may share one
 * @param access whether it stays open under a wider path rule of the host's
 * @param on whether the settings let it be there at all; its name is known all the same
 */
public record Route(String method, String path, String name, Access access, Operation operation, boolean on) {

    /** Who asks for a route. */
    public enum Access {
        /** Clients without a valid token too; stays open under a wider path rule. */
        PUBLIC,
        /** Callers; the operation itself decides which. */
        CALLERS
    }

    /** A route that is there unless its name is off. */
    public Route(String method, String path, String name, Access access, Operation operation) {
        this(method, path, name, access, operation, true);
    }

    /** The same, but there only if {@code condition} holds. */
    public Route onlyIf(boolean condition) {
        return new Route(method, path, name, access, operation, on && condition);
    }
}
