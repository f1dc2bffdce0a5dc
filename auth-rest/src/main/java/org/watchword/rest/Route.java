package org.watchword.rest;

/**
 * Where an endpoint is.
 *
 * @param name what it is switched off by; several routes may share one
 * @param method the HTTP method
 * @param path the path below the base
 * @param access whether a wider path rule of the host's leaves it open
 * @param endpoint what is done
 */
record Route(String name, String method, String path, Access access, Endpoint endpoint) {

    /** Who asks for it. */
    enum Access {
        /** Whoever has no token yet, or one that has run out; stays open under a wider path rule. */
        PUBLIC,
        /** Callers; the endpoint itself says which. */
        CALLERS
    }
}
