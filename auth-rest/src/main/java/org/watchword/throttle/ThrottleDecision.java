package org.watchword.throttle;

import java.time.Duration;

/** Answer to the question whether a login may be attempted. */
public sealed interface ThrottleDecision {

    /**
     * The login may be attempted.
     *
     * @param attempt to be told what came of it
     */
    record Granted(LoginAttempt attempt) implements ThrottleDecision {}

    /**
     * The login may not be attempted yet.
     *
     * @param retryAfter how long from now
     */
    record Refused(Duration retryAfter) implements ThrottleDecision {}
}
