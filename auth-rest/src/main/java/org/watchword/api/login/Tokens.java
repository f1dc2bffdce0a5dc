package org.watchword.api.login;

import java.time.Duration;

/**
 * Issues access tokens that belong to no session, and verifies tokens.
 *
 * <pre>{@code
 * String token = tokens.forService("billing").permission("invoices:read").validFor(Duration.ofMinutes(5)).issue();
 * }</pre>
 *
 * @since 1.0
 */
public interface Tokens {

    /** The longest validity of a service's token. */
    Duration LONGEST_OF_SERVICE = Duration.ofHours(24);

    /**
     * Begins a token for a service, which has no account: {@code sub} is its name. Nothing revokes such a token before
     * it expires.
     *
     * @param name 1 to 64 letters, digits, dots, hyphens and underscores, and no UUID, which could be the id of a user
     * @throws IllegalArgumentException if the name is none
     */
    ServiceToken forService(String name);

    /**
     * Begins a token for a user, with the roles and permissions that the user has when it is issued. It is revoked with
     * them: when the user is disabled, removed, or loses a role or permission.
     */
    UserToken forUser(String userId);

    /**
     * Verifies a token as the filter does: signature, claims, revocation. One of any issuer that is trusted is
     * accepted; {@code caller().getIssuer()} says whose it is.
     */
    TokenCheck verify(String token);

    /** A service's token that is being made. Each method but {@link #issue} returns another one. */
    interface ServiceToken {

        /** With this role too, in {@code groups}. */
        ServiceToken role(String role);

        /** With this permission too. */
        ServiceToken permission(String permission);

        /**
         * Valid for so long; {@code watchword.token.ttl} where it is not called.
         *
         * @throws IllegalArgumentException if it is less than a second or more than {@link Tokens#LONGEST_OF_SERVICE}
         */
        ServiceToken validFor(Duration duration);

        /** Issues the token: a JWS. Leaves the audit event {@code TOKEN_ISSUED}. */
        String issue();
    }

    /** A user's token that is being made. Each method but {@link #issue} returns another one. */
    interface UserToken {

        /**
         * Valid for so long; {@code watchword.token.ttl} where it is not called.
         *
         * @throws IllegalArgumentException if it is less than a second or more than {@code watchword.token.ttl}:
         *     revocations are not remembered for longer
         */
        UserToken validFor(Duration duration);

        /**
         * Issues the token: a JWS. Leaves the audit event {@code TOKEN_ISSUED}.
         *
         * @throws IllegalArgumentException if there is no such user or it is disabled
         */
        String issue();
    }
}
