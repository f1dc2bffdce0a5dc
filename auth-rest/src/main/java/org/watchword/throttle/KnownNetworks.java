package org.watchword.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;

/**
 * From which networks who has logged in before. One record for each name, of a bounded number of networks: whoever logs
 * in as one user from thousands of them takes nobody else's place.
 */
final class KnownNetworks {

    /** Time for which a network is known after its last login. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Of a name; the one with the oldest login goes. 26 characters each, of the 2000 that a record has for them. */
    static final int MOST = 32;

    private static final int DIGITS = 16;
    private static final int RADIX = 36;

    private final AttemptBook book;
    private final Clock clock;

    KnownNetworks(AttemptBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    boolean has(String network, String name) {
        String hash = hash(network, name);
        return book.find(key(name)).map(known -> inForce(known, clock.instant())).orElse(List.of()).stream()
                .anyMatch(entry -> entry.hash.equals(hash));
    }

    void add(String network, String name) {
        Instant now = clock.instant();
        Entry added = new Entry(hash(network, name), now.plus(KEPT));
        // Where other logins of the same name are always faster, that network is known with the next one.
        book.change(key(name), known -> new AttemptRecord(0, now, with(added, known, now), now.plus(KEPT)));
    }

    /** The latest login last. */
    private static String with(Entry added, @Nullable AttemptRecord known, Instant now) {
        List<Entry> others = known == null
                ? List.of()
                : inForce(known, now).stream()
                        .filter(entry -> !entry.hash.equals(added.hash))
                        .toList();
        return Stream.concat(others.stream().skip(Math.max(0, others.size() - MOST + 1)), Stream.of(added))
                .map(Entry::text)
                .collect(Collectors.joining(","));
    }

    private static List<Entry> inForce(AttemptRecord known, Instant now) {
        return Arrays.stream(known.bucket().split(",", -1))
                .filter(text -> text.length() > DIGITS)
                .map(Entry::of)
                .filter(entry -> entry.until.isAfter(now))
                .toList();
    }

    private static AttemptKey key(String name) {
        return Counter.key(AttemptKey.Kind.KNOWN, name);
    }

    /** With the name: of two records nobody can tell that they have a network in common. */
    private static String hash(String network, String name) {
        return Counter.key(AttemptKey.Kind.KNOWN, network, name).hash().substring(0, DIGITS);
    }

    private record Entry(String hash, Instant until) {

        static Entry of(String text) {
            return new Entry(
                    text.substring(0, DIGITS), Instant.ofEpochMilli(Long.parseLong(text.substring(DIGITS), RADIX)));
        }

        String text() {
            return hash + Long.toString(until.toEpochMilli(), RADIX);
        }
    }
}
