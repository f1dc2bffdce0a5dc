package org.watchword.audit;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.System.Logger.Level;
import org.watchword.api.login.AuditEvent;
import org.watchword.beans.CurrentCdi;
import org.watchword.spi.login.AuditSink;

/**
 * Fires each {@link AuditEvent} as a CDI event, where there is CDI in the web application, for {@code @Observes} and
 * {@code @ObservesAsync}. The former are called on the thread of the request, after the event was kept; what an
 * observer throws is logged and goes no further.
 */
public final class CdiEvents implements AuditSink {

    private static final System.Logger LOG = System.getLogger(CdiEvents.class.getName());

    private final AuditSink keeper;
    private final boolean isOnServer;

    /** Takes the sink that takes note first, and the loader of the web application. */
    public CdiEvents(AuditSink keeper, ClassLoader loader) {
        this.keeper = keeper;
        this.isOnServer = CurrentCdi.isOnServer(loader);
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
            // Asked each time: at start, when this is made, CDI is not there yet on every server.
            CurrentCdi.ask(cdi -> cdi.getBeanManager())
                    .ifPresentOrElse(
                            beans -> fire(event, beans),
                            () -> LOG.log(Level.TRACE, "There is no CDI in this web application"));
        }

        private static void fire(AuditEvent event, BeanManager beans) {
            try {
                beans.getEvent().select(AuditEvent.class).fire(event);
            } catch (RuntimeException e) {
                failed(e);
            }
            try {
                if (beans.resolveObserverMethods(event).stream().anyMatch(ObserverMethod::isAsync)) {
                    beans.getEvent().select(AuditEvent.class).fireAsync(event).exceptionally(e -> {
                        failed(e);
                        return event;
                    });
                }
            } catch (RuntimeException e) {
                failed(e);
            }
        }

        private static void failed(Throwable thrown) {
            LOG.log(Level.WARNING, "An observer of audit events failed", thrown);
        }
    }
}
