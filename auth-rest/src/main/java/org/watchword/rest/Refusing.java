package org.watchword.rest;

import org.watchword.api.Failure;

/** An endpoint that says why nothing can be done at its address. Thread-safe. */
record Refusing(Failure failure, Answers answers) implements Endpoint {

    @Override
    public Answer answer(EndpointRequest request) {
        return answers.failure(failure);
    }
}
