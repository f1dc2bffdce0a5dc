package org.watchword.throttle;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;

/**
 * Attempts in this node's memory, of each kind at most a fixed number of fixed size.
 *
 * <p>Where a kind is full, one of the longest untouched entries goes: an expired one, or the one that was written least
 * often. So whoever wants to be rid of his own counter, which was written at each of his failures, must first fill all
 * places with other names or addresses, each of them a failed attempt that is counted and limited as well, and then
 * write those that are as old as his more often than his.
 */
public final class MemoryAttemptStore implements AttemptStore {

    /** Number of the longest untouched entries that are looked at. */
    private static final int LOOKED_AT = 64;

    private final Map<AttemptKey.Kind, Map<String, Entry>> kinds = new EnumMap<>(AttemptKey.Kind.class);
    private final int mostOfAKind;
    private final Clock clock;

    /** @param mostOfAKind how many entries there are of each kind at most */
    public MemoryAttemptStore(int mostOfAKind, Clock clock) {
        this.mostOfAKind = mostOfAKind;
        this.clock = clock;
        for (AttemptKey.Kind kind : AttemptKey.Kind.values()) {
            kinds.put(kind, new LinkedHashMap<>());
        }
    }

    @Override
    public Optional<AttemptRecord> find(AttemptKey key) {
        Map<String, Entry> entries = entries(key);
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key.hash())).map(Entry::attempts);
        }
    }

    @Override
    public boolean replace(AttemptKey key, @Nullable AttemptRecord expected, AttemptRecord next) {
        Map<String, Entry> entries = entries(key);
        synchronized (entries) {
            Entry known = entries.get(key.hash());
            if (known == null ? expected != null : !known.attempts().equals(expected)) {
                return false;
            }
            // Out and in again: it then stands behind those that were not touched for longer.
            entries.remove(key.hash());
            if (entries.size() >= mostOfAKind) {
                evict(entries);
            }
            entries.put(key.hash(), new Entry(next, known == null ? 1 : known.writes() + 1));
            return true;
        }
    }

    @Override
    public void remove(AttemptKey key) {
        Map<String, Entry> entries = entries(key);
        synchronized (entries) {
            entries.remove(key.hash());
        }
    }

    private void evict(Map<String, Entry> entries) {
        Instant now = clock.instant();
        String least = null;
        int leastWrites = Integer.MAX_VALUE;
        Iterator<Map.Entry<String, Entry>> oldest = entries.entrySet().iterator();
        for (int i = 0; i < LOOKED_AT && oldest.hasNext(); i++) {
            Map.Entry<String, Entry> entry = oldest.next();
            int writes = entry.getValue().attempts().expiresAt().isAfter(now)
                    ? entry.getValue().writes()
                    : 0;
            if (writes < leastWrites) {
                least = entry.getKey();
                leastWrites = writes;
            }
        }
        if (least != null) {
            entries.remove(least);
        }
    }

    private Map<String, Entry> entries(AttemptKey key) {
        Map<String, Entry> entries = kinds.get(key.kind());
        if (entries == null) {
            throw new IllegalStateException("every kind has its entries");
        }
        return entries;
    }

    private record Entry(AttemptRecord attempts, int writes) {}
}
