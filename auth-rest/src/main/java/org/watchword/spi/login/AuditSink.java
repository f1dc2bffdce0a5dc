package org.watchword.spi.login;

import org.watchword.api.login.AuditEvent;

/**
 * Keeps what happened. The host's takes the place of the log and of the rows in the database; CDI observers are
 * notified all the same.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class QueuedAudit implements AuditSink {
 *     private final Queue<AuditEvent> queue = new ConcurrentLinkedQueue<>();
 *
 *     public void record(AuditEvent event) {
 *         queue.add(event);
 *     }
 * }
 * }</pre>
 *
 * <p>Called on the threads of requests, by many at once, perhaps within a transaction; quick. Where it throws, that is
 * logged, and the log and the database keep the event.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface AuditSink {

    /** Keeps {@code event}. */
    void record(AuditEvent event);
}
