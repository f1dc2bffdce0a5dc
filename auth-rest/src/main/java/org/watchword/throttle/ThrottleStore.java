package org.watchword.throttle;

/** Place where attempts are counted. */
public enum ThrottleStore {
    /** On each node by itself. */
    MEMORY,
    /** In the database, for all nodes together. */
    DATABASE
}
