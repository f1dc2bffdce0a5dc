package org.watchword.throttle;

import java.time.Duration;

/** Delay of the next attempt after so many failures in a row. Immutable. */
final class Backoff {

    static final Backoff NONE = new Backoff(0, Duration.ZERO, Duration.ZERO);

    /** Doubled more often than this, every first delay has reached every longest one. */
    private static final int MOST_DOUBLINGS = 30;

    private final int free;
    private final Duration first;
    private final Duration longest;

    private Backoff(int free, Duration first, Duration longest) {
        this.free = free;
        this.first = first;
        this.longest = longest;
    }

    /** After {@code free} failures {@code first}, after each further one twice as long, up to {@code longest}. */
    static Backoff doubling(int free, Duration first, Duration longest) {
        return new Backoff(free, first, longest);
    }

    /** After {@code free} failures, and after each further one, the same time. */
    static Backoff constant(int free, Duration delay) {
        return new Backoff(free, delay, delay);
    }

    Duration after(int failures) {
        if (failures < free || longest.isZero()) {
            return Duration.ZERO;
        }
        Duration delay = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - free));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
