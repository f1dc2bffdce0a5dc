package org.watchword.api.login;

import org.watchword.api.AuthPrincipal;

/**
 * Result of verifying a token.
 *
 * @since 1.0
 */
public sealed interface TokenCheck {

    /** The token is good now. */
    record Accepted(AuthPrincipal caller) implements TokenCheck {}

    /**
     * The token is not good.
     *
     * @param reason as the endpoints name it in {@code error.reason}: {@code token_expired}, {@code token_revoked}, ...
     */
    record Rejected(String reason) implements TokenCheck {}

    /** Nobody can tell now: the keys or the revocations cannot be read. Not a word about the token. */
    record Unavailable() implements TokenCheck {}
}
