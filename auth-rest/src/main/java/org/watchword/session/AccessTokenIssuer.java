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
import org.watchword.store.TokenSubject;
import org.watchword.store.UserRecord;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.TokenSigner;

/** Issues access tokens. Thread-safe. */
public final class AccessTokenIssuer {

    private final TokenSigner signer;
    private final KeySource keys;
    private final String issuer;
    private final Set<String> audience;
    private final SessionPolicy policy;
    private final TokenLength length;

    /**
     * @param signer signs
     * @param keys the ring; one of its keys signs
     * @param issuer {@code iss}
     * @param audience {@code aud}; at least one
     * @param policy how long a token lives, and how far clocks may disagree
     * @param length how long its text may be
     */
    public AccessTokenIssuer(
            TokenSigner signer,
            KeySource keys,
            String issuer,
            Set<String> audience,
            SessionPolicy policy,
            TokenLength length) {
        this.signer = signer;
        this.keys = keys;
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
        this.policy = policy;
        this.length = length;
    }

    /**
     * A token for this user and session, with the roles and permissions that the user has now.
     *
     * @param subject read after {@code now}
     * @param sessionEnd the token does not outlive it
     * @throws StoreUnavailableException if no key that signs can be had now
     * @throws AccessTokenTooLongException if the user has more roles and permissions than fit into a token
     */
    AccessToken issue(TokenSubject subject, String sessionId, Instant sessionEnd, Instant now) {
        SigningKey key = signingKey();
        UserRecord user = subject.user();
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = begins.plus(policy.accessTokenTtl()).truncatedTo(ChronoUnit.SECONDS);
        if (expiresAt.isAfter(sessionEnd)) {
            expiresAt = sessionEnd;
        }
        Instant issuedAt = issuedAt(begins, expiresAt, subject.issuedBefore());
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
        return new AccessToken(text, Duration.between(begins, expiresAt).toSeconds());
    }

    /**
     * A second or two ahead where the user's rights have just changed: the token has the new ones, and would otherwise be refused with
     * those that have the old. Not further ahead than any verifier takes it.
     */
    private Instant issuedAt(Instant now, Instant expiresAt, Instant issuedBefore) {
        Instant accepted = issuedBefore.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        boolean usable =
                accepted.isAfter(now) && !accepted.isAfter(now.plus(policy.skew())) && accepted.isBefore(expiresAt);
        return usable ? accepted : now;
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
