package org.watchword.password;

import java.time.Duration;

/**
 * What came of asking for a turn to hash.
 *
 * @param <T> what hashing gives
 */
public sealed interface Admission<T> {

    /**
     * There was a turn, and this came of it.
     *
     * @param value what hashing gave
     * @param <T> its type
     */
    record Admitted<T>(T value) implements Admission<T> {}

    /**
     * Too many want to hash; nothing was done.
     *
     * @param retryAfter when to try again, at least a second
     * @param <T> what hashing would have given
     */
    record Busy<T>(Duration retryAfter) implements Admission<T> {}
}
