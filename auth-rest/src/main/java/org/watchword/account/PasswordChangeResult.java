package org.watchword.account;

import java.util.List;
import org.watchword.api.login.SessionTokens;
import org.watchword.password.BrokenRule;

/** Result of a change of the password. A store that does not answer is a {@code StoreUnavailableException} instead. */
public sealed interface PasswordChangeResult {

    /**
     * The new password is in force, and the other sessions have ended.
     *
     * @param tokens of the session that goes on; its refresh token of before is good no longer
     */
    record Changed(SessionTokens tokens) implements PasswordChangeResult {}

    /** The current password was not given. Nothing was changed. */
    record CurrentWrong() implements PasswordChangeResult {}

    /**
     * The new password cannot be set.
     *
     * @param broken the rules that it does not keep, one at least
     */
    record Refused(List<BrokenRule> broken) implements PasswordChangeResult {

        /** Copies the list. */
        public Refused {
            broken = List.copyOf(broken);
        }
    }

    /** There is no such user any more, it is disabled, or its session has ended. */
    record NoAccount() implements PasswordChangeResult {}
}
