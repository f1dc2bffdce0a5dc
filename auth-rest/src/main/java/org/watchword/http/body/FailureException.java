package org.watchword.http.body;

import org.watchword.api.Failure;

/** Ends a request: the edge answers it with this failure. */
public final class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Carries what the client is answered. */
    public FailureException(Failure failure) {
        // Without a stack trace: it is an answer, and anybody can ask for many of them.
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    /** Returns what the client is answered. */
    public Failure failure() {
        return failure;
    }
}
