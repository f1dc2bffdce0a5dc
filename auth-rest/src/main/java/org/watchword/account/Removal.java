package org.watchword.account;

/** Outcome of a user's request to remove its account. */
public sealed interface Removal {

    /** It is gone. */
    record Removed() implements Removal {}

    /** The password was wrong; nothing was done. */
    record WrongPassword() implements Removal {}

    /** There is no such account. */
    record NoAccount() implements Removal {}

    /** Nobody would be left who may administer; nothing was done. */
    record LastAdministrator() implements Removal {}
}
