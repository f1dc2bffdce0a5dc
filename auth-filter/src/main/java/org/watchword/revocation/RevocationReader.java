package org.watchword.revocation;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.concurrent.SharedAttempt;
import org.watchword.token.Revocations;

/**
 * Reads what is new of the revocations, when a request finds that the last reading is too old: one reading at a time,
 * on the thread of that request.
 *
 * <ul>
 *   <li>younger than half the poll: nothing to do;
 *   <li>younger than the poll: one caller reads, and all others go on with what is known;
 *   <li>older: the others wait for that reading, so that a node which had nothing to do for an hour keeps the promise
 *       too. None waits past a second from the start of the reading: a source that hangs must not stop requests with
 *       valid tokens;
 *   <li>older than the allowed staleness: what is known is too old to tell.
 * </ul>
 *
 * <p>Not within a transaction of the application's: {@link Revocations#prepare} has read before one began, and what is
 * due since then is left to the next request.
 *
 * <p>No thread, no timer and no executor of the server's: Payara keeps the application's filter, and with it the class
 * loader of an application that is gone, in a table of its executor's threads that have used a data source.
 *
 * <p>A reading asks for what was recorded since the last good one began, by the time that has passed and not by any
 * clock, and a minute more: what is committed within a minute after it was recorded is not missed, and nodes' clocks
 * need not agree. A transaction of the application's may last longer. So once a minute everything is read that can
 * still matter: whatever is committed later is seen by the next of those readings.
 */
public final class RevocationReader {

    private static final System.Logger LOG = System.getLogger(RevocationReader.class.getName());

    /** Time by which each reading reaches back behind the one before, for what was committed late. */
    public static final Duration OVERLAP = Duration.ofMinutes(1);

    /** Window in which everything was recorded that can still matter. */
    public static final Duration WHOLE = RevocationList.LONGEST.plus(OVERLAP);

    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final RevocationSource source;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long poll;
    private final long maxStaleness;
    private final Duration patience;
    private final SharedAttempt reading;
    private volatile @Nullable Long lastGood;
    private volatile @Nullable Long lastWhole;
    private volatile @Nullable Long lastFailure;
    private volatile boolean stopped;
    private volatile boolean demanded;
    private volatile Listener listener = (read, now) -> {};

    /**
     * @param clock tells which entries have run out
     * @param nanoTime as {@link System#nanoTime()}
     * @param poll how soon an entry of another node is in force
     * @param maxStaleness how old the last reading may grow; less than {@code poll} counts as {@code poll}
     */
    public RevocationReader(
            RevocationSource source, Clock clock, LongSupplier nanoTime, Duration poll, Duration maxStaleness) {
        this(source, clock, nanoTime, poll, maxStaleness, Duration.ofSeconds(1));
    }

    RevocationReader(
            RevocationSource source,
            Clock clock,
            LongSupplier nanoTime,
            Duration poll,
            Duration maxStaleness,
            Duration patience) {
        this.source = source;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.poll = poll.toNanos();
        this.maxStaleness = Math.max(maxStaleness.toNanos(), poll.toNanos());
        this.patience = patience;
        // One that hangs for so long may never come back.
        this.reading = new SharedAttempt(nanoTime, GIVEN_UP);
    }

    /** Who is told what was read. */
    @FunctionalInterface
    interface Listener {
        /** Takes what was read at {@code now}; entries may come more than once. */
        void take(Iterable<RevocationRecord> read, Instant now);
    }

    void feed(Listener newListener) {
        this.listener = newListener;
    }

    void stop() {
        stopped = true;
    }

    /** Has the next request read everything that can still matter: some of it may have been missed. */
    public void demand() {
        demanded = true;
    }

    /** Sees to it that what is known is fresh, and says whether it is fresh enough to tell. */
    boolean freshen() {
        long now = nanoTime.getAsLong();
        Long good = lastGood;
        if (!demanded && good != null && now - good < poll / 2) {
            return true;
        }
        Long failure = lastFailure;
        if (!stopped && (demanded || failure == null || now - failure >= poll) && mayRead()) {
            boolean isOld = good == null || now - good >= poll;
            boolean ended = reading.run(() -> read(now), Duration.ZERO, isOld ? patience : Duration.ZERO);
            if (!ended) {
                source.endOverdue();
            }
        }
        return isFresh();
    }

    /** Tells whether what is known is fresh enough to rely on; reads nothing. */
    boolean isFresh() {
        Long good = lastGood;
        return good != null && nanoTime.getAsLong() - good <= maxStaleness;
    }

    /** Returns how old what is known is; empty where nothing was read yet. */
    Optional<Duration> age() {
        return Optional.ofNullable(lastGood).map(good -> Duration.ofNanos(nanoTime.getAsLong() - good));
    }

    /** Tells whether a reading is due. The reading itself finds out, and logs, whether the source can be reached. */
    private boolean mayRead() {
        try {
            return source.mayRead();
        } catch (RuntimeException e) {
            return true;
        }
    }

    private void read(long startedAt) {
        Long good = lastGood;
        if (demanded) {
            demanded = false;
            lastWhole = null;
        }
        Long whole = lastWhole;
        boolean isWhole = true;
        Duration window = WHOLE;
        if (good != null && whole != null && startedAt - whole < OVERLAP.toNanos()) {
            isWhole = false;
            window = Duration.ofNanos(startedAt - good).plus(OVERLAP);
        }
        try {
            listener.take(source.recordedWithin(window), clock.instant());
            began(startedAt, isWhole);
            if (lastFailure != null) {
                lastFailure = null;
                LOG.log(Level.INFO, "Revocations can be read again");
            }
        } catch (RuntimeException e) {
            source.startOver();
            boolean first = lastFailure == null;
            lastFailure = nanoTime.getAsLong();
            Level level = first ? Level.WARNING : Level.DEBUG;
            if (e instanceof UnreadableRevocationsException told) {
                LOG.log(level, "Revocations cannot be read: " + told.getMessage());
                LOG.log(Level.DEBUG, "The cause", e);
            } else {
                LOG.log(level, "Revocations cannot be read", e);
            }
        }
    }

    /** A reading that was given up may come back after a later one. */
    private synchronized void began(long startedAt, boolean isWhole) {
        Long whole = lastWhole;
        if (isWhole && (whole == null || startedAt - whole > 0)) {
            lastWhole = startedAt;
        }
        Long good = lastGood;
        if (good == null || startedAt - good > 0) {
            lastGood = startedAt;
        }
    }
}
