package org.watchword.rest;

import org.watchword.store.Change;

/** One act of an administrator's: 204, also where it was so already. */
final class AdminActEndpoint implements Endpoint {

    private final Act act;
    private final Answers answers;

    AdminActEndpoint(Act act, Answers answers) {
        this.act = act;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Change.Outcome outcome = act.on(request).outcome();
        return outcome == Change.Outcome.DONE || outcome == Change.Outcome.UNCHANGED
                ? answers.done()
                : answers.failure(AdminFailures.of(outcome));
    }

    /** What is done. */
    @FunctionalInterface
    interface Act {
        /** Does it. */
        Change on(EndpointRequest request);
    }
}
