package org.watchword.throttle;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;

/**
 * Changes what a store remembers, however many do so at once. While a shared store does not answer this node counts by
 * itself: never an open door, and never an error.
 */
public final class AttemptBook {

    private static final System.Logger LOG = System.getLogger(AttemptBook.class.getName());

    /** So many can be faster on one key one after another; past that a key is under attack. */
    private static final int TRIES = 50;

    /** So long a store that has not answered is left alone: each login would wait for it several times. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AttemptStore store;
    private final AttemptStore fallback;
    private final Clock clock;
    private volatile Instant askedAgainAt = Instant.MIN;

    /**
     * @param store asked first
     * @param fallback of this node; asked where {@code store} does not answer
     */
    public AttemptBook(AttemptStore store, AttemptStore fallback, Clock clock) {
        this.store = store;
        this.fallback = fallback;
        this.clock = clock;
    }

    /**
     * Puts what {@code change} makes of a record in its place; {@code change} may be called several times.
     *
     * @param change gets null for nothing, and gives null where nothing is to be changed
     * @return false where others were always faster, and nothing was changed
     */
    boolean change(AttemptKey key, Function<@Nullable AttemptRecord, @Nullable AttemptRecord> change) {
        return either("count an attempt", from -> change(from, key, change));
    }

    Optional<AttemptRecord> find(AttemptKey key) {
        return either("read attempts", from -> from.find(key));
    }

    /** In both: what was counted while the store did not answer is to be forgotten too. */
    void remove(AttemptKey key) {
        fallback.remove(key);
        either("forget attempts", from -> {
            from.remove(key);
            return true;
        });
    }

    private static boolean change(
            AttemptStore store, AttemptKey key, Function<@Nullable AttemptRecord, @Nullable AttemptRecord> change) {
        for (int i = 0; i < TRIES; i++) {
            AttemptRecord known = store.find(key).orElse(null);
            AttemptRecord next = change.apply(known);
            if (next == null || store.replace(key, known, next)) {
                return true;
            }
        }
        return false;
    }

    private <T> T either(String what, Function<AttemptStore, T> work) {
        Instant now = clock.instant();
        Instant later = askedAgainAt;
        // Further away than the pause: the clock was set back.
        if (now.isBefore(later) && later.isBefore(now.plus(PAUSE).plusMillis(1))) {
            return work.apply(fallback);
        }
        try {
            return work.apply(store);
        } catch (StoreUnavailableException e) {
            LOG.log(Level.WARNING, "The store could not " + what + "; this node counts by itself for " + PAUSE);
            LOG.log(Level.DEBUG, "Why the store did not answer", e);
            askedAgainAt = clock.instant().plus(PAUSE);
            return work.apply(fallback);
        }
    }
}
