package org.watchword.store.downtime;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which no node could be asked, by the store's own clock.
 *
 * @param began when a node had last said that it answers
 * @param ended when one said so again
 */
public record Downtime(Instant began, Instant ended) {

    /** Returns how much of the time between two moments it takes up; zero where none. */
    public Duration within(Instant from, Instant until) {
        Instant first = from.isAfter(began) ? from : began;
        Instant last = until.isBefore(ended) ? until : ended;
        return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
}
