package org.watchword.account;

import org.watchword.api.login.SessionTokens;

/** Result of a login. A store that does not answer is a {@code StoreUnavailableException} instead. */
public sealed interface LoginResult {

    /** Welcome. */
    record LoggedIn(SessionTokens tokens) implements LoginResult {}

    /** One answer for a wrong password, an unknown user and a disabled one. */
    record BadCredentials() implements LoginResult {}

    /**
     * The password is right, and the user has more roles and permissions than fit into an access token; no session was
     * opened.
     */
    record TokenTooLong() implements LoginResult {}
}
