package org.watchword.account;

/**
 * Outcome of an administrator's invitation. A store that does not answer is a {@code StoreUnavailableException}
 * instead.
 */
public sealed interface InvitationResult {

    /**
     * A mail is on its way.
     *
     * @param userId of the user who was made for it, or had been for an earlier one
     */
    record Invited(String userId) implements InvitationResult {}

    /** A user has the address, or has it for a name; nothing was done. */
    record AddressTaken() implements InvitationResult {}

    /** There is no such role; nothing was done. */
    record UnknownRole() implements InvitationResult {}
}
