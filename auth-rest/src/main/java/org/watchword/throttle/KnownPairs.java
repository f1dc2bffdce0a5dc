package org.watchword.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;

/** From where who has logged in before. Thread-safe. */
final class KnownPairs {

    /** How long after its last login a pair is known. */
    static final Duration KEPT = Duration.ofDays(30);

    private final AttemptBook book;
    private final Clock clock;

    KnownPairs(AttemptBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    boolean has(String network, String name) {
        return book.find(key(network, name))
                .filter(known -> known.expiresAt().isAfter(clock.instant()))
                .isPresent();
    }

    void add(String network, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Where another login of the same pair is faster it is known as well.
        book.change(key(network, name), known -> new AttemptRecord(0, now, "", now.plus(KEPT)));
    }

    private static AttemptKey key(String network, String name) {
        return Counter.key(AttemptKey.Kind.KNOWN, network, name);
    }
}
