package org.watchword.session;

import java.time.Duration;
import org.watchword.config.Configuration;
import org.watchword.revocation.RevocationList;
import org.watchword.token.TokenSettings;

/**
 * Lifetimes of tokens and sessions, and the number of sessions that a user may have.
 *
 * @param accessTokenTtl an access token
 * @param skew how far clocks may disagree
 * @param idleTimeout a session without a refresh
 * @param maxLifetime a session at most
 * @param grace how long after a refresh the same refresh token gets the same successor
 * @param maxPerUser how many sessions a user has at most; 0 for any number
 */
public record SessionPolicy(
        Duration accessTokenTtl,
        Duration skew,
        Duration idleTimeout,
        Duration maxLifetime,
        Duration grace,
        int maxPerUser) {

    /** A revoked token is remembered a little longer than it could be used. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The most that {@code watchword.token.skew} may be. */
    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    /** As the settings say. */
    public static SessionPolicy of(Configuration configuration) {
        return new SessionPolicy(
                configuration.get(TokenSettings.TOKEN_TTL),
                configuration.get(TokenSettings.TOKEN_SKEW),
                configuration.get(SessionSettings.SESSION_IDLE_TIMEOUT),
                configuration.get(SessionSettings.SESSION_MAX_LIFETIME),
                configuration.get(SessionSettings.REFRESH_GRACE),
                configuration.get(SessionSettings.SESSION_MAX_PER_USER));
    }

    /**
     * The longest that the settings allow, for whoever ends sessions of nodes whose settings it does not know: what it
     * records refuses any token that they can have issued, and goes when none of those can be left.
     */
    public static SessionPolicy longest() {
        Duration accessToken = RevocationList.LONGEST.minus(LONGEST_SKEW).minus(MARGIN);
        return new SessionPolicy(accessToken, LONGEST_SKEW, accessToken, accessToken, Duration.ZERO, 0);
    }

    /** Time for which a revocation is needed: any token that was issued until now has expired after it. */
    Duration revocationLifetime() {
        return accessTokenTtl.plus(skew).plus(MARGIN);
    }
}
