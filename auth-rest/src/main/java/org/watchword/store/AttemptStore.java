package org.watchword.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: what is remembered of attempts. It may forget what has expired, and it may still give it: whoever asks looks at
 * the time. Any thread may call; each method throws {@link StoreUnavailableException} where the store does not answer,
 * and then nothing was changed.
 */
public interface AttemptStore {

    /** Finds what is remembered; empty for nothing. */
    Optional<AttemptRecord> find(AttemptKey key);

    /**
     * Puts one record in another's place, if that one is still there. Of several at once that expect the same one
     * succeeds.
     *
     * @param expected what {@link #find} gave, or null for nothing
     * @return false where something else is there
     */
    boolean replace(AttemptKey key, @Nullable AttemptRecord expected, AttemptRecord next);

    /** Forgets the key, whatever was remembered. */
    void remove(AttemptKey key);
}
