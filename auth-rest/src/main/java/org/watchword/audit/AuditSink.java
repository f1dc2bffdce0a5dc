package org.watchword.audit;

/** Port: takes note of what happened. Called on request threads, by many at once; thread-safe, quick, and never throws. */
@FunctionalInterface
public interface AuditSink {

    /** Takes note of {@code event}. */
    void record(AuditEvent event);
}
