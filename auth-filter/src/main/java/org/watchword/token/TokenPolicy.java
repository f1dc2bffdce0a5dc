package org.watchword.token;

import java.time.Duration;
import java.util.Set;
import org.watchword.key.JwsAlgorithm;

/**
 * Conditions that a token must fulfil beside its signature.
 *
 * @param algorithms the allow-list; never empty (RFC 8725 §3.1)
 * @param issuers the trusted {@code iss} values; empty only by {@link #trustingAnyIssuer()}
 * @param audiences those of our names one of which must stand in {@code aud}; empty only by {@link #ignoringAudience()}
 * @param skew how far clocks may disagree, zero to ten minutes
 * @param maxLength most characters of a token, at least 256
 * @param claims which claims are read, and for what
 */
public record TokenPolicy(
        Set<JwsAlgorithm> algorithms,
        Set<String> issuers,
        Set<String> audiences,
        Duration skew,
        int maxLength,
        ClaimRules claims) {

    /** Checks the ranges named above. */
    public TokenPolicy {
        algorithms = Set.copyOf(algorithms);
        issuers = Set.copyOf(issuers);
        audiences = Set.copyOf(audiences);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one allowed algorithm");
        }
        if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("clock skew must lie between PT0S and PT10M: " + skew);
        }
        if (maxLength < 256) {
            throw new IllegalArgumentException("the longest token must have at least 256 characters: " + maxLength);
        }
    }

    /**
     * The usual policy: every algorithm of {@link JwsAlgorithm}, this issuer, this audience, 60 s of skew, 16 KiB,
     * roles in {@code groups}, permissions in {@code permissions}.
     */
    public static TokenPolicy of(String issuer, String audience) {
        return new TokenPolicy(
                Set.of(JwsAlgorithm.values()),
                Set.of(issuer),
                Set.of(audience),
                Duration.ofSeconds(60),
                16 * 1024,
                ClaimRules.usual());
    }

    /** The same policy with these claims. */
    public TokenPolicy reading(ClaimRules others) {
        return new TokenPolicy(algorithms, issuers, audiences, skew, maxLength, others);
    }

    /**
     * The same policy, but {@code iss} is not looked at. Weakens it: any issuer whose key is in the ring is trusted.
     */
    public TokenPolicy trustingAnyIssuer() {
        return new TokenPolicy(algorithms, Set.of(), audiences, skew, maxLength, claims);
    }

    /**
     * The same policy, but {@code aud} is not looked at. Weakens it: a token for another service is taken (RFC 8725
     * §3.9).
     */
    public TokenPolicy ignoringAudience() {
        return new TokenPolicy(algorithms, issuers, Set.of(), skew, maxLength, claims);
    }
}
