package org.watchword.api.login;

import java.time.Duration;

/**
 * Result of a login or a refresh.
 *
 * @since 1.0
 */
public sealed interface LoginOutcome {

    /** A session is open. */
    record LoggedIn(SessionTokens tokens) implements LoginOutcome {}

    /**
     * No tokens were issued.
     *
     * @param reason as the endpoints name it in {@code error.reason}: {@code invalid_credentials},
     *     {@code session_ended}, ...
     */
    record Refused(String reason) implements LoginOutcome {}

    /** There were too many attempts; nothing was compared. */
    record Throttled(Duration retryAfter) implements LoginOutcome {}
}
