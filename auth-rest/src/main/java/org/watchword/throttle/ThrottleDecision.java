package org.watchword.throttle;

import java.time.Duration;

/** Answer to the question whether a login may be attempted. */
public sealed interface ThrottleDecision {

    /**
     * It may.
     *
     * @param attempt to be told what came of it
     */
    record Granted(LoginAttempt attempt) implements ThrottleDecision {}

    /**
     * It may not yet.
     *
     * @param retryAfter how long from now
     */
    record Refused(Duration retryAfter) implements ThrottleDecision {}
}
