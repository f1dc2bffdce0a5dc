package org.watchword.session;

/**
 * An access token was not issued, since our own verifier would refuse it for its length. Nothing was changed, and
 * trying again does not help.
 */
public final class AccessTokenTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccessTokenTooLongException(int length) {
        super("the access token would have " + length + " characters, more than watchword.token.max-length");
    }
}
