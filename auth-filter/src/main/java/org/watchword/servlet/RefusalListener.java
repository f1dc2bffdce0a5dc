package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.watchword.api.Failure;
import org.watchword.start.AuthModule;

/**
 * Port: is told of each request that was refused, by whichever layer. Supplied by an {@link AuthModule}. Thread-safe.
 *
 * <p>Called once for a request, on its thread, after its answer was written where that is possible; never for a request that nobody refused.
 * What it throws is logged, and changes nothing of the answer.
 */
@FunctionalInterface
public interface RefusalListener {

    /**
     * Takes note of a refusal.
     *
     * @param request as the container has it, for addresses and headers; not to be kept
     * @param caller who asked
     * @param failure the answer: 401, 403, 503, or 400 for unreadable credentials
     */
    void refused(HttpServletRequest request, RequestAuthentication caller, Failure failure);

    /** Nobody wants to know. */
    static RefusalListener none() {
        return (request, caller, failure) -> {};
    }
}
