package org.watchword.token;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers verified tokens by their exact text. Bounded, without a lock on the way or a clean-up thread: two
 * generations, and when the young one is full it becomes the old one and the old one is forgotten. What is used moves
 * back into the young one, so that what is forgotten has not been used for a whole generation.
 *
 * <p>Only genuine tokens get in, so nobody from outside can fill it or make its keys collide.
 */
final class VerifiedTokens {

    private final int capacity;
    private final int perGeneration;
    private volatile Generations generations = new Generations(new Generation(), new Generation());

    VerifiedTokens(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("the cache size must not be negative: " + capacity);
        }
        this.capacity = capacity;
        this.perGeneration = Math.max(1, capacity / 2);
    }

    @Nullable
    RememberedToken find(TokenText text) {
        Generations current = generations;
        RememberedToken found = current.young().tokens.get(text);
        if (found != null) {
            return found;
        }
        found = current.old().tokens.get(text);
        if (found != null) {
            remember(text, found);
        }
        return found;
    }

    void remember(TokenText text, RememberedToken token) {
        if (capacity == 0) {
            return;
        }
        Generations current = generations;
        while (!current.young().reserve(perGeneration)) {
            current = turned(current);
        }
        current.young().tokens.put(text, token);
    }

    /** Locks, but only once in a generation. */
    private synchronized Generations turned(Generations full) {
        if (generations.equals(full)) {
            generations = new Generations(new Generation(), capacity == 1 ? new Generation() : full.young());
        }
        return generations;
    }

    void forget(TokenText text) {
        Generations current = generations;
        current.young().tokens.remove(text);
        current.old().tokens.remove(text);
    }

    /** Returns how many tokens are remembered; for tests. */
    int size() {
        Generations current = generations;
        return current.young().tokens.size() + current.old().tokens.size();
    }

    private record Generations(Generation young, Generation old) {}

    private static final class Generation {

        private final ConcurrentHashMap<TokenText, RememberedToken> tokens = new ConcurrentHashMap<>();
        private final AtomicInteger reserved = new AtomicInteger();

        /**
         * A place is taken before a token is put, so that many threads at once cannot put more than there is room for.
         */
        boolean reserve(int places) {
            return reserved.get() < places && reserved.getAndIncrement() < places;
        }
    }
}
