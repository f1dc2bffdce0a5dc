package org.watchword.audit;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger.Level;

/**
 * Fires each {@link AuditEvent} as a CDI event, where there is CDI in the web application: {@code void on(@Observes AuditEvent event)}.
 * Observers are called on the thread of the request, after the event was kept; what they throw is logged and goes no further.
 * Thread-safe.
 */
public final class CdiEvents implements AuditSink {

    private static final System.Logger LOG = System.getLogger(CdiEvents.class.getName());

    private final AuditSink keeper;
    private final boolean isOnServer;

    /**
     * @param keeper takes note first
     * @param loader the web application's
     */
    public CdiEvents(AuditSink keeper, ClassLoader loader) {
        this.keeper = keeper;
        this.isOnServer = isPresent(loader);
    }

    private static boolean isPresent(ClassLoader loader) {
        try {
            Class.forName("jakarta.enterprise.inject.spi.CDI", false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    @Override
    public void record(AuditEvent event) {
        keeper.record(event);
        if (isOnServer) {
            Running.fire(event);
        }
    }

    /** A class of its own, which a server without CDI never loads. */
    private static final class Running {

        static void fire(AuditEvent event) {
            BeanManager beans;
            try {
                // Asked each time: at start, when this is made, CDI is not there yet on every server.
                beans = CDI.current().getBeanManager();
            } catch (IllegalStateException notHere) {
                LOG.log(Level.TRACE, "There is no CDI in this web application");
                return;
            }
            try {
                beans.getEvent().select(AuditEvent.class).fire(event);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "An observer of audit events failed", e);
            }
        }
    }
}
