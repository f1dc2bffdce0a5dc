package org.watchword.rest;

/** What is done with a request for one of our addresses. Thread-safe. */
@FunctionalInterface
interface Endpoint {

    /**
     * The answer.
     *
     * @throws RefusedRequest what the client did wrong; becomes its failure's answer
     * @throws org.watchword.store.StoreUnavailableException becomes 503
     */
    Answer answer(EndpointRequest request);
}
