package org.watchword.endpoint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.watchword.store.SessionRecord;

/** When a session was refreshed, as others than its own client are told. */
final class LastUse {

    private LastUse() {}

    /** The hour: whoever has stolen a token must not see from the minute when its owner is there. */
    static String seenByOthers(SessionRecord session) {
        Instant hour = session.rotatedAt().truncatedTo(ChronoUnit.HOURS);
        return (hour.isBefore(session.createdAt()) ? session.createdAt() : hour).toString();
    }
}
