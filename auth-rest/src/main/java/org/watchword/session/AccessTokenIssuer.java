package org.watchword.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.watchword.key.KeySource;
import org.watchword.key.Keys;
import org.watchword.key.SigningKey;
import org.watchword.store.StoreUnavailableException;
import org.watchword.store.UserRecord;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.TokenSigner;

/** Issues access tokens. Thread-safe. */
public final class AccessTokenIssuer {

    private final TokenSigner signer;
    private final KeySource keys;
    private final String issuer;
    private final Set<String> audience;
    private final Duration ttl;
    private final TokenLength length;

    /**
     * @param signer signs
     * @param keys the ring; one of its keys signs
     * @param issuer {@code iss}
     * @param audience {@code aud}; at least one
     * @param ttl how long a token lives; at least a second
     * @param length how long its text may be
     */
    public AccessTokenIssuer(
            TokenSigner signer, KeySource keys, String issuer, Set<String> audience, Duration ttl, TokenLength length) {
        this.signer = signer;
        this.keys = keys;
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
        this.ttl = ttl;
        this.length = length;
    }

    /**
     * A token for this user and session, with the roles and permissions that the user has now.
     *
     * @param sessionEnd the token does not outlive it
     * @throws StoreUnavailableException if no key that signs can be had now
     * @throws AccessTokenTooLongException if the user has more roles and permissions than fit into a token
     */
    AccessToken issue(UserRecord user, String sessionId, Instant sessionEnd, Instant now) {
        SigningKey key = signingKey();
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(ttl).truncatedTo(ChronoUnit.SECONDS);
        if (expiresAt.isAfter(sessionEnd)) {
            expiresAt = sessionEnd;
        }
        AccessTokenClaims claims = new AccessTokenClaims(
                issuer,
                audience,
                user.id(),
                user.username(),
                UUID.randomUUID().toString(),
                sessionId,
                user.roles(),
                user.permissions(),
                issuedAt,
                expiresAt);
        String text = signer.sign(claims, key);
        length.demand(text, user.id());
        return new AccessToken(text, Duration.between(issuedAt, expiresAt).toSeconds());
    }

    private SigningKey signingKey() {
        Keys answer = keys.keys();
        if (answer instanceof Keys.Available available) {
            return available
                    .ring()
                    .signingKey()
                    .orElseThrow(() -> new IllegalStateException("the key ring has no key that signs"));
        }
        String cause = answer instanceof Keys.Unavailable unavailable ? unavailable.cause() : "";
        throw new StoreUnavailableException("No signing key: " + cause, new IllegalStateException(cause));
    }

    /** A token, and its lifetime in seconds. */
    record AccessToken(String text, long expiresIn) {

        @Override
        public String toString() {
            return "AccessToken[expiresIn=" + expiresIn + "]";
        }
    }
}
