package org.watchword.http;

/** Does what one route asks for. Called by many threads at once. */
@FunctionalInterface
public interface Operation {

    /**
     * Returns the answer.
     *
     * @throws FailureException where the client made a mistake; becomes its failure's answer
     * @throws org.watchword.api.login.StoreUnavailableException becomes 503
     * @throws org.watchword.api.login.BusyException becomes 503
     */
    Answer answer(Request request);
}
