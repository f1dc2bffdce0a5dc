package org.watchword.account;

/** Result of a user's request to remove its account. */
public sealed interface AccountDeletionResult {

    /** It is gone. */
    record Removed() implements AccountDeletionResult {}

    /** The password was wrong; nothing was done. */
    record WrongPassword() implements AccountDeletionResult {}

    /** There is no such account. */
    record NoAccount() implements AccountDeletionResult {}

    /** Nobody would be left who may administer; nothing was done. */
    record LastAdministrator() implements AccountDeletionResult {}
}
