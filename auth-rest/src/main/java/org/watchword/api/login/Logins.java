package org.watchword.api.login;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Opens, refreshes and ends sessions. Tokens that are given to a browser belong into cookies that no script can read.
 *
 * <pre>{@code
 * LoginOutcome outcome = logins.withPassword(username, password, request);
 * if (outcome instanceof LoginOutcome.LoggedIn in) {
 *     return in.tokens().accessToken();
 * }
 * }</pre>
 *
 * @since 1.0
 */
public interface Logins {

    /**
     * Logs in as {@code POST /auth/login} does, with the same limits. A wrong password, an unknown name and a disabled
     * user give one answer after the same time.
     *
     * @param request tells where the attempt comes from, which limits count and the audit tells
     * @throws BusyException where too many passwords are being hashed; nothing was compared
     */
    LoginOutcome withPassword(String username, String password, HttpServletRequest request);

    /**
     * Opens a session for a user whose identity the host has proved itself, by a certificate or a one-time code say. No
     * limit holds and no password is asked for: whoever can make the host call this is logged in.
     *
     * @param userId {@code sub}
     * @param request tells where the login comes from
     * @return {@link LoginOutcome.Refused} where there is no such user or it is disabled
     */
    LoginOutcome as(String userId, HttpServletRequest request);

    /**
     * Refreshes a session as {@code POST /auth/refresh} does: rotates the refresh token.
     *
     * @param refreshToken as the client sent it
     * @param request tells where the refresh comes from
     */
    LoginOutcome refresh(String refreshToken, HttpServletRequest request);

    /**
     * Ends the session of a refresh token. A text that is none changes nothing, and is no error (RFC 7009 section 2.2).
     */
    void logout(String refreshToken, HttpServletRequest request);
}
