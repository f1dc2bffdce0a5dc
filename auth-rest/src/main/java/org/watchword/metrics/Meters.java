package org.watchword.metrics;

import java.time.Duration;
import java.util.Map;

/**
 * Port: counts and measures. Called on request threads, by many at once; thread-safe and quick. Names are in lower case
 * with dots, and the values of tags are few: never a user, an address or a path.
 */
public interface Meters {

    /** Adds one to a counter. */
    void count(String name, Map<String, String> tags);

    /** Adds to a timer. */
    void time(String name, Map<String, String> tags, Duration taken);
}
