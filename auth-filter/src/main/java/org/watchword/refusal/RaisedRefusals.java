package org.watchword.refusal;

import java.util.Optional;
import org.watchword.api.AccessRefusedException;
import org.watchword.api.Failure;

/**
 * Finds a refusal in what came up the filter chain: the exception of a guarded bean, whatever has been put around it on
 * its way.
 */
public final class RaisedRefusals {

    /** Deeper than any real nesting; a chain of causes may be a circle. */
    private static final int DEEPEST = 20;

    private static final String EJB_REFUSAL = "jakarta.ejb.EJBAccessException";

    private RaisedRefusals() {}

    /**
     * Returns what the place that refused would answer, or empty where nothing of this was a refusal. The container
     * says of an EJB only that somebody may not call it: as if nobody were known.
     *
     * @param ofContainer whether the container knows our caller, so that its refusals to call an EJB are ours to answer
     */
    public static Optional<Failure> find(Throwable raised, boolean ofContainer) {
        Throwable cause = raised;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof AccessRefusedException refused) {
                return Optional.of(refused.failure());
            }
            if (ofContainer && isEjbRefusal(cause.getClass())) {
                return Optional.of(Failure.authenticationRequired());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Goes by name, since a server without EJB has no such class. */
    private static boolean isEjbRefusal(Class<?> type) {
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            if (part.getName().equals(EJB_REFUSAL)) {
                return true;
            }
        }
        return false;
    }
}
