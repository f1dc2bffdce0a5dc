package org.watchword.session;

import java.time.Instant;

/**
 * The time of a store's own clock while a request goes on: read once, and carried on by what this node has measured
 * since. No clock of a node has a say in it, so that nodes whose clocks disagree judge alike.
 *
 * @param readAt what the store's clock told
 * @param nanos {@link System#nanoTime()} when it had told it
 */
record StoreTime(Instant readAt, long nanos) {

    /** Returns the time of the store's clock at a moment of this node, before or after the reading. */
    Instant at(long moment) {
        return readAt.plusNanos(moment - nanos);
    }
}
