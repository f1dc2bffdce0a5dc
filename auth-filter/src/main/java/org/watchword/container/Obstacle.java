package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Port: one thing that can stand against the container's caller in a host or on a server. */
interface Obstacle {

    /**
     * Tells whether the server can answer now. One that boots may not; then {@link #find} is left for the first
     * requests.
     */
    default boolean canBeAsked() {
        return true;
    }

    /** Returns what stands against the container's caller here, or empty. */
    Optional<Found> find(ServletContext context, Descriptors descriptors);

    /**
     * Obstacle that was found here.
     *
     * @param what in words for the operator
     * @param remedy the exact change that takes it away
     * @param absolute cannot be overridden by {@code watchword.container-caller=on}
     */
    record Found(String what, String remedy, boolean absolute) {}
}
