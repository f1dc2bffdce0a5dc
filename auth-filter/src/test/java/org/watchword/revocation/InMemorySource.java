package org.watchword.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Revocations with the moment at which each was recorded. */
final class InMemorySource implements RevocationSource {

    private final TestClock clock;
    private final Map<RevocationRecord, Instant> recorded = new LinkedHashMap<>();
    private boolean down;

    InMemorySource(TestClock clock) {
        this.clock = clock;
    }

    synchronized void record(RevocationRecord revocation) {
        recorded.put(revocation, clock.instant());
    }

    synchronized void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public synchronized List<RevocationRecord> recordedWithin(Duration window) {
        if (down) {
            throw new IllegalStateException("down");
        }
        Instant since = clock.instant().minus(window);
        return recorded.entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(since))
                .map(Map.Entry::getKey)
                .toList();
    }
}
