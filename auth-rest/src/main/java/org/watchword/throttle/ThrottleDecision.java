package org.watchword.throttle;

import java.time.Duration;

/** Whether a login may be tried. */
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
