package org.watchword.key;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.concurrent.SharedAttempt;

/**
 * The ring of an origin that takes time or may fail, such as a URL or a part of the host's, kept in memory and read
 * anew. Nothing is read before the first token comes. Read on the thread of a request, by one at a time; the other
 * requests go on with what is known.
 *
 * <ul>
 *   <li>younger than the refresh interval: from memory;
 *   <li>older: one request reads it anew. Where that fails, the old one stays in force and ten seconds later it is
 *       tried again;
 *   <li>older than the allowed staleness: a key may have been withdrawn long ago, and there is no ring until the origin
 *       answers;
 *   <li>a token names an unknown key: read anew, at most every ten seconds, whatever clients send.
 * </ul>
 *
 * <p>Others wait, for a second at most, only where they cannot go on without the answer, and not for an origin that did
 * not answer the last time. Thread-safe.
 */
public final class RefreshedKeys implements KeyRingSource {

    /** The shortest refresh interval that makes sense. */
    public static final Duration BETWEEN_READS = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(RefreshedKeys.class.getName());
    private static final Duration BETWEEN_FIRST_READS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Origin origin;
    private final long refresh;
    private final long maxStaleness;
    private final LongSupplier nanoTime;
    private final SharedAttempt reading;
    private volatile @Nullable Read last;
    private volatile @Nullable String problem;

    /** Port: where a ring is read. {@code toString()} names it in messages. */
    public interface Origin {

        /**
         * Reads the ring. Called by one thread at a time, or by a second where the first hangs.
         *
         * @throws KeyException if it cannot be read, or has no key that can be used; the message goes to the log
         */
        Found read();

        /** Ends a reading that takes too long; called by threads that wait for one. */
        default void endOverdue() {}
    }

    /**
     * A ring that was read.
     *
     * @param description what the log says of it
     * @param alarming whether the log warns
     */
    public record Found(KeyRing ring, String description, boolean alarming) {}

    private record Read(Keys.Available keys, String description, long at) {}

    /**
     * @param refresh how old a ring grows before it is read anew; at least {@link #BETWEEN_READS}
     * @param maxStaleness how old a ring may grow while it cannot be read; not less than {@code refresh}
     * @param givenUpAfter how long a reading may hang until another may begin beside it; null where it always ends
     * @param nanoTime as {@link System#nanoTime()}
     */
    public RefreshedKeys(
            Origin origin,
            Duration refresh,
            Duration maxStaleness,
            @Nullable Duration givenUpAfter,
            LongSupplier nanoTime) {
        this.origin = origin;
        this.refresh = refresh.toNanos();
        this.maxStaleness = maxStaleness.toNanos();
        this.nanoTime = nanoTime;
        this.reading = new SharedAttempt(nanoTime, givenUpAfter);
    }

    @Override
    public Keys keys() {
        Read present = last;
        if (present != null && age(present) < refresh) {
            return present.keys();
        }
        boolean usable = present != null && age(present) < maxStaleness;
        look(usable ? Duration.ZERO : PATIENCE);
        return known();
    }

    /**
     * Reads the keys where it is time to. Where the origin cannot be asked, the keys are unavailable: nobody can tell
     * whether it has the key, and that is not the fault of the token.
     */
    @Override
    public Keys refreshedKeys() {
        if (!look(PATIENCE)) {
            return unavailable();
        }
        return problem == null ? known() : unavailable();
    }

    /** Returns the ring that was read last, however old it is; reads nothing. Empty where none was read yet. */
    public Optional<KeyRing> lastRead() {
        return Optional.ofNullable(last).map(read -> read.keys().ring());
    }

    /** Reads where it is time to. False where another thread is still at it. */
    private boolean look(Duration patience) {
        Duration between = last == null ? BETWEEN_FIRST_READS : BETWEEN_READS;
        boolean ended = reading.run(this::read, between, problem == null ? patience : Duration.ZERO);
        if (!ended) {
            origin.endOverdue();
        }
        return ended;
    }

    private void read() {
        long begun = nanoTime.getAsLong();
        try {
            take(origin.read(), begun);
            problem = null;
        } catch (KeyException e) {
            report(String.valueOf(e.getMessage()));
            LOG.log(Level.DEBUG, "The cause", e);
        } catch (RuntimeException e) {
            // Nobody has put into words what went wrong: the trace is all there is.
            LOG.log(problem == null ? Level.WARNING : Level.DEBUG, "Keys cannot be read", e);
            report(origin + " cannot be read");
        }
    }

    private void take(Found found, long begun) {
        Read before = last;
        if (before != null && before.keys().ring().hasKeysOf(found.ring())) {
            // The same object for the same keys: what was prepared for it need not be prepared anew.
            last = new Read(before.keys(), found.description(), begun);
            if (problem == null && before.description().equals(found.description())) {
                return;
            }
        } else {
            last = new Read(new Keys.Available(found.ring()), found.description(), begun);
        }
        LOG.log(found.alarming() ? Level.WARNING : Level.INFO, "Keys from " + origin + ": " + found.description());
    }

    /** Said when the state changes and not at every attempt: an origin may be away for long. */
    private void report(String found) {
        String rest = last == null ? "; tokens cannot be checked" : "; the keys known so far stay in force";
        LOG.log(problem == null ? Level.WARNING : Level.DEBUG, "Keys: " + found + rest);
        problem = found;
    }

    private Keys known() {
        Read present = last;
        return present != null && age(present) < maxStaleness ? present.keys() : unavailable();
    }

    private Keys unavailable() {
        String found = problem;
        return new Keys.Unavailable(found == null ? origin + " is being read" : found);
    }

    private long age(Read present) {
        return nanoTime.getAsLong() - present.at();
    }
}
