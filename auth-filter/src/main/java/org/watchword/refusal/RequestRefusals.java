package org.watchword.refusal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;

/**
 * Refuses one request: logs it, answers it, and notifies the listener of the first refusal, once, when its answer is
 * out. Safe for any thread, since a request may be refused on several.
 */
public final class RequestRefusals {

    private static final System.Logger LOG = System.getLogger(RequestRefusals.class.getName());

    private final Refusals refusals;
    private final HttpServletRequest request;
    private final Supplier<Optional<Principal>> caller;
    private final AtomicBoolean notified = new AtomicBoolean();
    private volatile @Nullable Failure first;
    private volatile boolean answered;

    RequestRefusals(Refusals refusals, HttpServletRequest request, Supplier<Optional<Principal>> caller) {
        this.refusals = refusals;
        this.request = request;
        this.caller = caller;
    }

    /**
     * Notes a refusal that is logged and answered further up, if nobody catches it on its way; the first one counts.
     */
    public void note(Failure failure) {
        synchronized (this) {
            first = first == null ? failure : first;
        }
        // Another thread may come when that of the request has left.
        if (answered) {
            answered();
        }
    }

    /**
     * Logs and notes a refusal whose answer is written elsewhere.
     *
     * @param path as the log is to have it
     * @return the headers of the answer
     */
    public Map<String, String> refuse(Authentication known, String method, String path, Failure failure) {
        Refusals.log(known, method, path, failure);
        note(failure);
        return refusals.headers(request, failure);
    }

    /**
     * Logs, notes and answers a refusal, unless the response is committed, or included: status and headers belong to
     * the page that includes it (Jakarta Servlet, RequestDispatcher#include).
     *
     * @param dispatched the request of this dispatch
     * @return false where nothing was written
     */
    public boolean refuse(
            Authentication known, HttpServletRequest dispatched, HttpServletResponse response, Failure failure)
            throws IOException {
        return answer(known, dispatched, response, failure, false);
    }

    /**
     * Logs and notes that the container has asked for credentials itself; adds headers and body where its answer is a
     * 401 that takes them.
     */
    public void challenged(Authentication known, HttpServletRequest dispatched, HttpServletResponse response)
            throws IOException {
        answer(known, dispatched, response, Failure.authenticationRequired(), true);
    }

    private boolean answer(
            Authentication known,
            HttpServletRequest dispatched,
            HttpServletResponse response,
            Failure failure,
            boolean challenged)
            throws IOException {
        Refusals.log(known, dispatched.getMethod(), String.valueOf(dispatched.getRequestURI()), failure);
        note(failure);
        if (dispatched.getDispatcherType() == DispatcherType.INCLUDE
                || response.isCommitted()
                || (challenged && response.getStatus() != failure.status())) {
            return false;
        }
        Map<String, String> headers = refusals.headers(dispatched, failure);
        if (challenged) {
            // The response has its challenges already.
            headers.remove(Failure.CHALLENGE);
        }
        refusals.write(dispatched, response, failure, headers);
        return true;
    }

    /**
     * Notifies the listener of what was refused so far, and at once of what will be: the thread of the request is done
     * with it.
     */
    public void answered() {
        answered = true;
        Failure known = first;
        if (known == null || !notified.compareAndSet(false, true)) {
            return;
        }
        try {
            refusals.listener().refused(request, caller.get(), known);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The listener could not be notified of a refusal", e);
        }
    }
}
