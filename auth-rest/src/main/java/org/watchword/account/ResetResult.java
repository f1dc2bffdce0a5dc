package org.watchword.account;

import java.util.List;
import org.watchword.password.BrokenRule;

/**
 * Outcome of setting a new password with a token. A store that does not answer is a {@code StoreUnavailableException}
 * instead.
 */
public sealed interface ResetResult {

    /** The new password is in force, and all sessions have ended. */
    record Done() implements ResetResult {}

    /** The token was never issued, has been used, or has expired. */
    record BadToken() implements ResetResult {}

    /**
     * The password may not be set; the token is still good.
     *
     * @param broken why; at least one
     */
    record BadPassword(List<BrokenRule> broken) implements ResetResult {}
}
