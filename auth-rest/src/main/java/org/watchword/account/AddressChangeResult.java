package org.watchword.account;

import java.time.Duration;

/** What came of a user's wish for another e-mail address. */
public sealed interface AddressChangeResult {

    /** A mail is on its way, unless the address is another's or has had enough mails, which is not told. */
    record Asked() implements AddressChangeResult {}

    /** The password was wrong; nothing was done. */
    record WrongPassword() implements AddressChangeResult {}

    /** There is no such account. */
    record NoAccount() implements AddressChangeResult {}

    /**
     * Too many passwords are compared at once; nothing was done.
     *
     * @param retryAfter when to try again, at least a second
     */
    record Busy(Duration retryAfter) implements AddressChangeResult {}
}
