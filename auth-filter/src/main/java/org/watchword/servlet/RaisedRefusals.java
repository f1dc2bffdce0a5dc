package org.watchword.servlet;

import java.util.Optional;
import org.watchword.api.AccessRefusedException;
import org.watchword.api.Failure;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Decision;

/** Finds a refusal in what came up the filter chain: the exception of a guarded bean, whatever has been put around it on its way. */
final class RaisedRefusals {

    /** Deeper than any real nesting; a chain of causes may be a circle. */
    private static final int DEEPEST = 20;

    private static final String EJB_REFUSAL = "jakarta.ejb.EJBAccessException";

    private final boolean containerCaller;

    /**
     * @param containerCaller whether the container knows our caller, so that its refusals to call an EJB are ours to answer
     */
    RaisedRefusals(boolean containerCaller) {
        this.containerCaller = containerCaller;
    }

    /** The answer, or empty where nothing of this was a refusal. */
    Optional<Failure> answer(Throwable raised, RequestAuthentication request) {
        Throwable cause = raised;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof AccessRefusedException refused) {
                return Optional.of(
                        request.watchword().authorizer().answer(refused.failure(), request.authentication()));
            }
            if (containerCaller && isEjbRefusal(cause.getClass())) {
                return ejbRefusal(request);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The container says only that somebody may not: 401 where nobody is known, 403 where somebody is. */
    private static Optional<Failure> ejbRefusal(RequestAuthentication request) {
        Decision decision = request.watchword().authorizer().decide(new AccessRule.DenyAll(), request.authentication());
        return decision instanceof Decision.Deny deny ? Optional.of(deny.failure()) : Optional.empty();
    }

    /** By name, since a server without EJB has no such class. */
    private static boolean isEjbRefusal(Class<?> type) {
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            if (part.getName().equals(EJB_REFUSAL)) {
                return true;
            }
        }
        return false;
    }
}
