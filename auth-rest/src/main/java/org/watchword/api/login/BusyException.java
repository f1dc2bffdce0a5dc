package org.watchword.api.login;

import java.time.Duration;

/**
 * Too many passwords are hashed or compared at once: a 503 with {@code Retry-After}. Nothing was compared and nothing
 * was changed.
 *
 * @since 1.0
 */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter when to try again, at least a second */
    public BusyException(Duration retryAfter) {
        // Without a stack trace: a storm of logins makes many of them.
        super("too many passwords at once", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** When to try again, at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
