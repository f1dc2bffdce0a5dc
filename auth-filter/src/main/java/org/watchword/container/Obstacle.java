package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/** Port: one thing that can stand against the container's caller in a host or on a server. */
interface Obstacle {

    /** Asked at start, in this order. */
    List<Obstacle> ALL = List.of(new MissingApi(), new OwnMechanism(), new OwnLogin(), new ElytronIdentities());

    /** What stands against it here, or empty. */
    Optional<Found> find(ServletContext context, Descriptors descriptors);

    /**
     * What stands against it.
     *
     * @param what in words for the operator
     * @param remedy the exact change that takes it away
     * @param absolute cannot be overridden by {@code watchword.container-caller=on}
     */
    record Found(String what, String remedy, boolean absolute) {}
}
