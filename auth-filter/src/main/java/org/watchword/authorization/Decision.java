package org.watchword.authorization;

import org.watchword.api.Failure;

/** Result of applying a rule to a caller. */
public sealed interface Decision {

    /** Go on. */
    record Permit() implements Decision {}

    /**
     * Stop here.
     *
     * @param failure the answer: 401, 403, or what stood in the way of knowing the caller
     */
    record Deny(Failure failure) implements Decision {}
}
