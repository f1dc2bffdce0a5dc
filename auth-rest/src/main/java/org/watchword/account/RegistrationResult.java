package org.watchword.account;

import java.util.List;
import org.watchword.password.BrokenRule;

/** Result of a registration. A store that does not answer is a {@code StoreUnavailableException} instead. */
public sealed interface RegistrationResult {

    /**
     * Registered; or the e-mail address has an account already, which only its owner gets to know, by mail.
     *
     * @param userId the new user's; nobody's where the address was taken
     */
    record Registered(String userId) implements RegistrationResult {}

    /** The invitation was never sent, has been accepted or replaced, or has expired. */
    record BadInvitation() implements RegistrationResult {}

    /** Another user has the name. */
    record NameTaken() implements RegistrationResult {}

    /**
     * The password may not be set.
     *
     * @param broken why; at least one
     */
    record BadPassword(List<BrokenRule> broken) implements RegistrationResult {}
}
