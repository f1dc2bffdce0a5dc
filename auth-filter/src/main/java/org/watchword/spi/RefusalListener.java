package org.watchword.spi;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.watchword.api.Failure;

/**
 * Is notified of each request that was refused, by whichever layer.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class CountedRefusals implements RefusalListener {
 *     private final LongAdder refusals = new LongAdder();
 *
 *     public void refused(HttpServletRequest request, Optional<Principal> caller, Failure failure) {
 *         refusals.increment();
 *     }
 * }
 * }</pre>
 *
 * <p>Called once for a request, on its thread, after its answer was written where that is possible; never for a request
 * that nobody refused. What it throws is logged, and changes nothing of the answer.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface RefusalListener {

    /**
     * Takes note of a refusal.
     *
     * @param request as the container has it, for addresses and headers; not to be kept
     * @param caller an {@code AuthPrincipal} where a valid token came, else the container's caller; empty where nobody
     *     is known
     * @param failure the answer: 401, 403, 503, or 400 for unreadable credentials
     */
    void refused(HttpServletRequest request, Optional<Principal> caller, Failure failure);

    /** Returns a listener that does nothing. */
    static RefusalListener none() {
        return (request, caller, failure) -> {};
    }
}
