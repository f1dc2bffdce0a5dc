package org.watchword.api.login;

/**
 * Tokens that a login or a refresh issues. Does not print.
 *
 * @param accessToken a JWS
 * @param refreshToken opaque
 * @param expiresIn lifetime of the access token in seconds (RFC 6749 §5.1)
 * @param refreshExpiresIn seconds until the session ends unless it is refreshed before
 * @since 1.0
 */
public record SessionTokens(String accessToken, String refreshToken, long expiresIn, long refreshExpiresIn) {

    @Override
    public String toString() {
        return "SessionTokens[expiresIn=" + expiresIn + ", refreshExpiresIn=" + refreshExpiresIn + "]";
    }
}
