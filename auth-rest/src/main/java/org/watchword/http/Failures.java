package org.watchword.http;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.watchword.api.Failure;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.beans.HostPartException;

/**
 * Answers where something was thrown that is not the client's doing. The log has the cause, the client nothing of it.
 */
final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final Duration SOON = Duration.ofSeconds(2);

    private Failures() {}

    /** 503: the database does not answer. */
    static Failure of(StoreUnavailableException exception) {
        LOG.log(Level.WARNING, "Answered 503: {0}", exception.getMessage());
        LOG.log(Level.DEBUG, "The cause", exception);
        return Failure.unavailable("store_unavailable", "Not available now; try again", SOON);
    }

    /** 503: too many passwords at once. */
    static Failure of(BusyException exception) {
        return Failure.unavailable("busy", "Too many passwords at once; try again", exception.retryAfter());
    }

    /** 503: a part of the application's failed. */
    static Failure of(HostPartException exception) {
        LOG.log(Level.ERROR, "Answered 503", exception);
        return Failure.unavailable("application_unavailable", "Not available now; try again", SOON);
    }

    /** 500: what nobody expected. */
    static Failure of(RuntimeException unexpected) {
        LOG.log(Level.ERROR, "A request to Watchword's endpoints failed", unexpected);
        return Failure.of(500, "internal_error", "Internal error");
    }
}
