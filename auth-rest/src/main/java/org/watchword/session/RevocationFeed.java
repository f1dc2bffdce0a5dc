package org.watchword.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.RevocationPart;
import org.watchword.store.RevocationStore;

/**
 * Gives services that only verify tokens the revocations in parts of bounded size.
 *
 * <p>A reading begins a minute before the one before it began, by the store's clock, as that of a node does: what was
 * committed late is not missed, and entries come again. See {@link RevocationReader}.
 */
public final class RevocationFeed {

    private static final int USUAL_PART = 5000;

    private final RevocationStore store;
    private final Clock clock;
    private final int part;

    /** @param clock tells which entries have run out */
    public RevocationFeed(RevocationStore store, Clock clock) {
        this(store, clock, USUAL_PART);
    }

    RevocationFeed(RevocationStore store, Clock clock, int part) {
        this.store = store;
        this.clock = clock;
        this.part = part;
    }

    /**
     * A part of a reading.
     *
     * @param next where the next part, or the next reading, begins
     * @param more whether there is another part of this reading now
     */
    public record Part(List<RevocationRecord> entries, RevocationCursor next, boolean more) {}

    /** Reads the part after a cursor; throws {@code StoreUnavailableException} when the store does not answer. */
    public Part after(RevocationCursor cursor) {
        Instant now = store.now();
        Instant begun = cursor.begun().orElse(now);
        List<RevocationRecord> read = store.recordedWithin(
                window(cursor, now),
                new RevocationPart(
                        cursor.kind(), cursor.target(), clock.instant().minus(RevocationList.MARGIN), part + 1));
        if (read.size() <= part) {
            return new Part(read, RevocationCursor.readUpTo(begun), false);
        }
        List<RevocationRecord> entries = List.copyOf(read.subList(0, part));
        RevocationRecord last = entries.get(part - 1);
        RevocationCursor next = new RevocationCursor(
                cursor.since(), Optional.of(begun), RevocationPart.kindOf(last), RevocationPart.targetOf(last));
        return new Part(entries, next, true);
    }

    /** Everything, too, for a cursor of the future: the store's clock was set back, or the store was restored. */
    private static Duration window(RevocationCursor cursor, Instant now) {
        return cursor.since()
                .filter(since -> !since.isAfter(now))
                .map(since -> Duration.between(since, now).plus(RevocationReader.OVERLAP))
                .filter(window -> window.compareTo(RevocationReader.WHOLE) < 0)
                .orElse(RevocationReader.WHOLE);
    }
}
