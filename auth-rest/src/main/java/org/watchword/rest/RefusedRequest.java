package org.watchword.rest;

import org.watchword.api.Failure;

/** A request is answered with this failure. Stays inside of this package: a mapper turns it into the answer. */
final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    RefusedRequest(Failure failure) {
        // Without a stack trace: it is an answer, and anybody can ask for many of them.
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
