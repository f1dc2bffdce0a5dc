package org.watchword.rest;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.watchword.audit.Actor;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditSink;

/** Takes note of callers who are known and may not. Thread-safe. */
final class Denials {

    private final AuditSink audit;
    private final Clock clock;

    Denials(AuditSink audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code what} is ours, never the address that the client wrote. */
    void note(EndpointRequest request, String what) {
        Actor actor = request.actor();
        audit.record(AuditEvent.by(
                actor,
                AuditEvent.Kind.ACCESS_DENIED,
                AuditEvent.Outcome.DENIED,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.userId(),
                what));
    }
}
