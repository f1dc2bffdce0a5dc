package org.watchword.cleanup;

import java.time.Clock;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;

/** A clean-up that somebody asks for, and that is told. */
public record AuditedCleanUp(CleanUp cleanUp, AuditSink audit, Clock clock) {

    /**
     * As {@link CleanUp#run}.
     *
     * @param actor who asks
     */
    public RemovedRows run(Actor actor) {
        RemovedRows removed = cleanUp.run();
        audit.record(AuditEvent.by(
                actor,
                AuditEvent.Kind.CLEANED_UP,
                AuditEvent.Outcome.SUCCESS,
                clock.instant(),
                null,
                removed.total() + " rows"));
        return removed;
    }
}
