package org.watchword.audit;

import java.time.Clock;
import java.time.Instant;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;

/**
 * Takes note of callers who are known and may not. A client that tries again and again is one event a minute for what
 * it tries, with the number of tries in between; each try has its line in the log {@code org.watchword.refusals}
 * anyway. A bounded number of clients is remembered.
 */
public final class Denials {

    private final AuditSink audit;
    private final Clock clock;
    private final OnceAMinute<DeniedAction> recent = new OnceAMinute<>();

    public Denials(AuditSink audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody may not.
     *
     * @param what what was refused, in words of ours or the host's, never the address that the client wrote
     */
    public void note(Actor actor, String what) {
        Instant now = clock.instant();
        long before = recent.leftOut(
                new DeniedAction(String.valueOf(actor.userId()), String.valueOf(actor.sessionId()), what), now);
        if (before < 0) {
            return;
        }
        audit.record(AuditEvent.by(
                actor,
                AuditEvent.Kind.ACCESS_DENIED,
                AuditEvent.Outcome.DENIED,
                now,
                actor.userId(),
                OnceAMinute.told(what, before)));
    }

    private record DeniedAction(String userId, String sessionId, String what) {}
}
