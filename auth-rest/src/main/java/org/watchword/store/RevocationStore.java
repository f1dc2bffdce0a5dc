package org.watchword.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.watchword.revocation.RevocationRecord;
import org.watchword.revocation.RevocationSource;

/** Port: revocations, shared by all nodes. */
public interface RevocationStore extends RevocationSource {

    /** Records an entry; one that is there already is left as it is or prolonged. */
    void record(RevocationRecord revocation);

    /**
     * The time by the clock by which entries are dated, to the millisecond; at most as late as what is recorded next.
     */
    Instant now();

    /**
     * A part of what was {@link #recordedWithin recorded within} a window. The parts come in one order that does not
     * change: what was there when the first was read, and is still in the window, is in one of them.
     */
    List<RevocationRecord> recordedWithin(Duration window, RevocationPart part);
}
