package org.watchword.rest;

import java.time.Duration;
import org.watchword.api.Failure;
import org.watchword.throttle.RequestLimit;

/** An endpoint for so many requests from one address and no more. Thread-safe. */
final class Throttled implements Endpoint {

    private final RequestLimit limit;
    private final Endpoint endpoint;

    Throttled(RequestLimit limit, Endpoint endpoint) {
        this.limit = limit;
        this.endpoint = endpoint;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Duration wait = limit.begin(request.remoteNetwork());
        if (!wait.isZero()) {
            throw new RefusedRequest(
                    Failure.tooManyRequests("too_many_requests", "Too many requests; try again later", wait));
        }
        return endpoint.answer(request);
    }
}
