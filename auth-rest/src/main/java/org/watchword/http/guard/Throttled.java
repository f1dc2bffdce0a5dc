package org.watchword.http.guard;

import java.time.Duration;
import org.watchword.api.Failure;
import org.watchword.http.Answer;
import org.watchword.http.Operation;
import org.watchword.http.Request;
import org.watchword.http.body.FailureException;
import org.watchword.throttle.RequestLimit;

/**
 * An operation that takes only so many requests from one network.
 *
 * @param operation what is limited
 */
public record Throttled(RequestLimit limit, Operation operation) implements Operation {

    @Override
    public Answer answer(Request request) {
        Duration wait = limit.begin(request.remoteNetwork());
        if (!wait.isZero()) {
            throw new FailureException(
                    Failure.tooManyRequests("too_many_requests", "Too many requests; try again later", wait));
        }
        return operation.answer(request);
    }
}
