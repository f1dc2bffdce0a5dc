package org.watchword.account;

/** Result of a user's request for another e-mail address. */
public sealed interface AddressChangeResult {

    /** A mail is on its way, unless the address is another's or has had enough mails, which is not told. */
    record Requested() implements AddressChangeResult {}

    /** The password was wrong; nothing was done. */
    record WrongPassword() implements AddressChangeResult {}

    /** There is no such account. */
    record NoAccount() implements AddressChangeResult {}
}
