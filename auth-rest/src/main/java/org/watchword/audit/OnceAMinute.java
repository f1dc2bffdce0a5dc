package org.watchword.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets one event of a kind through in a minute and counts the others. A bounded number of keys is remembered. */
final class OnceAMinute<K> {

    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final Map<K, LastEvent> recent = new LinkedHashMap<>();

    /** As {@link #leftOut(Object, long, Instant)}, of one event. */
    long leftOut(K key, Instant now) {
        return leftOut(key, 0, now);
    }

    /**
     * Returns the number of those left out since the last event, or -1 where this one is left out as well.
     *
     * @param more that were left out before, for another reason; they count as this one does
     */
    long leftOut(K key, long more, Instant now) {
        synchronized (recent) {
            LastEvent since = recent.get(key);
            boolean within =
                    since != null && Duration.between(since.at, now).abs().compareTo(ONCE_IN) < 0;
            if (since != null && within) {
                since.leftOut += 1 + more;
                return -1;
            }
            // Taken out first, so that the eldest is the one whose event is the longest ago.
            recent.remove(key);
            if (recent.size() >= MOST) {
                recent.remove(recent.keySet().iterator().next());
            }
            recent.put(key, new LastEvent(now));
            return more + (since == null ? 0 : since.leftOut);
        }
    }

    /** Text of an event, with the number of those that were left out. */
    static String told(String what, long leftOut) {
        return leftOut == 0 ? what : what + "; " + leftOut + " times more since the last event";
    }

    private static final class LastEvent {

        private final Instant at;
        private long leftOut;

        LastEvent(Instant at) {
            this.at = at;
        }
    }
}
