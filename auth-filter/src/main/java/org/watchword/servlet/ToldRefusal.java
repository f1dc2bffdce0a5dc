package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.watchword.api.Failure;

/** The refusal of one request, to be told once. Thread-safe. */
final class ToldRefusal {

    private static final System.Logger LOG = System.getLogger(ToldRefusal.class.getName());

    private final Failure failure;
    private final AtomicBoolean told = new AtomicBoolean();

    ToldRefusal(Failure failure) {
        this.failure = failure;
    }

    /** Tells it, unless it was told. Never throws. */
    void tell(RefusalListener listener, HttpServletRequest request, RequestAuthentication caller) {
        if (!told.compareAndSet(false, true)) {
            return;
        }
        try {
            listener.refused(request, caller, failure);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A refusal could not be told", e);
        }
    }
}
