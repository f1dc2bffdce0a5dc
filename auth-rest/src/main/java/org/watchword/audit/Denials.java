package org.watchword.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes note of callers who are known and may not. A client that tries again and again is one event a minute for what it tries, with the
 * number of tries in between; each try has its line in the log {@code org.watchword.refusals} anyway. Thread-safe; a bounded number of
 * clients is remembered.
 */
public final class Denials {

    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final AuditSink audit;
    private final Clock clock;
    private final Map<Tried, Since> recent = new LinkedHashMap<>();

    /**
     * @param audit takes note
     * @param clock the time
     */
    public Denials(AuditSink audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody may not.
     *
     * @param actor who
     * @param what what was refused, in words of ours or the host's, never the address that the client wrote
     */
    public void note(Actor actor, String what) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long before = counted(new Tried(String.valueOf(actor.userId()), String.valueOf(actor.sessionId()), what), now);
        if (before < 0) {
            return;
        }
        audit.record(AuditEvent.by(
                actor,
                AuditEvent.Kind.ACCESS_DENIED,
                AuditEvent.Outcome.DENIED,
                now,
                actor.userId(),
                before == 0 ? what : what + "; " + before + " times more since the last event"));
    }

    /** How many were left out since the last event, or -1 where this one is left out as well. */
    private long counted(Tried tried, Instant now) {
        synchronized (recent) {
            Since since = recent.get(tried);
            boolean within =
                    since != null && Duration.between(since.at, now).abs().compareTo(ONCE_IN) < 0;
            if (since != null && within) {
                since.leftOut++;
                return -1;
            }
            // Taken out first, so that the eldest is the one whose event is the longest ago.
            recent.remove(tried);
            if (recent.size() >= MOST) {
                recent.remove(recent.keySet().iterator().next());
            }
            recent.put(tried, new Since(now));
            return since == null ? 0 : since.leftOut;
        }
    }

    private record Tried(String userId, String sessionId, String what) {}

    private static final class Since {

        private final Instant at;
        private long leftOut;

        Since(Instant at) {
            this.at = at;
        }
    }
}
