package org.watchword.signing;

/** State of a generated key. */
public enum KeyState {
    /** Published, and going to sign. */
    PUBLISHED,
    /** Signs new tokens. */
    SIGNING,
    /** Signs no more; what it signed is still good. */
    VERIFYING,
    /** Revoked; what it signed is refused. */
    REVOKED,
    /** Past the last token that it signed; about to be removed. */
    EXPIRED,
    /** Not used: nobody with the encryption key has written its row. */
    REFUSED
}
