package org.watchword.api;

import jakarta.ejb.ApplicationException;

/**
 * Thrown by a method of a bean whose rule the caller does not meet. Where nobody catches it, it becomes the answer to
 * the request: 401, 403, or 503 where the caller could not be found out, with the one error body. The message says no
 * more than that body.
 *
 * <pre>{@code
 * try {
 *     ledger.close();
 * } catch (AccessRefusedException e) {
 *     log.info("Not closed: " + e.failure().reason());
 * }
 * }</pre>
 *
 * <p>An application exception for EJBs, so that the one that was called does not wrap it; a transaction that it leaves
 * is rolled back as by any other unchecked exception.
 *
 * @since 1.0
 */
@ApplicationException(rollback = true)
public final class AccessRefusedException extends SecurityException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /** Refuses with this answer. */
    public AccessRefusedException(Failure failure) {
        super(failure.message() + " (" + failure.reason() + ")");
        this.failure = failure;
    }

    /** Returns the answer: status, reason and headers. */
    public Failure failure() {
        return failure;
    }
}
