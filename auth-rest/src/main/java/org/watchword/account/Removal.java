package org.watchword.account;

import java.time.Duration;

/** What came of a user's wish to remove its account. */
public sealed interface Removal {

    /** It is gone. */
    record Removed() implements Removal {}

    /** The password was wrong; nothing was done. */
    record WrongPassword() implements Removal {}

    /** There is no such account. */
    record NoAccount() implements Removal {}

    /** Nobody would be left who may administer; nothing was done. */
    record LastAdministrator() implements Removal {}

    /**
     * Too many passwords are compared at once; nothing was done.
     *
     * @param retryAfter when to try again, at least a second
     */
    record Busy(Duration retryAfter) implements Removal {}
}
