package org.watchword.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.SigningKey;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserRecord;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.TokenSigner;

/** Issues access tokens. */
public final class AccessTokenIssuer {

    private final TokenSigner signer;
    private final KeyRingSource keys;
    private final String issuer;
    private final Set<String> audience;
    private final SessionPolicy policy;
    private final TokenLength length;
    private final HostClaims claims;

    /**
     * @param keys the ring; one of its keys signs
     * @param issuer {@code iss}
     * @param audience {@code aud}; at least one
     */
    public AccessTokenIssuer(
            TokenSigner signer,
            KeyRingSource keys,
            String issuer,
            Set<String> audience,
            SessionPolicy policy,
            TokenLength length,
            HostClaims claims) {
        this.signer = signer;
        this.keys = keys;
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
        this.policy = policy;
        this.length = length;
        this.claims = claims;
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
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = begins.plus(policy.accessTokenTtl()).truncatedTo(ChronoUnit.SECONDS);
        return ofUser(subject, sessionId, begins, expiresAt.isAfter(sessionEnd) ? sessionEnd : expiresAt);
    }

    /**
     * A token that belongs to no session, with the roles and permissions that the user has now.
     *
     * @param subject read after {@code now}
     * @param validity not longer than {@link #longest}: revocations are not remembered for longer
     */
    public String issueWithoutSession(TokenSubject subject, Duration validity, Instant now) {
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        return ofUser(subject, null, begins, begins.plus(validity)).text();
    }

    /** A token for a service, which is no user: nothing revokes it before it expires. */
    public String issueForService(
            String name, Set<String> roles, Set<String> permissions, Duration validity, Instant now) {
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        return signed(
                new AccessTokenClaims.Subject(name, name, roles, permissions),
                null,
                begins,
                begins.plus(validity),
                Map.of());
    }

    /** Returns the longest validity of a user's token: {@code watchword.token.ttl}. */
    public Duration longest() {
        return policy.accessTokenTtl();
    }

    private AccessToken ofUser(TokenSubject subject, @Nullable String sessionId, Instant begins, Instant expiresAt) {
        UserRecord user = subject.user();
        String text = signed(
                new AccessTokenClaims.Subject(user.id(), user.username(), user.roles(), user.permissions()),
                sessionId,
                issuedAt(begins, expiresAt, subject.issuedBefore()),
                expiresAt,
                claims.of(user));
        return new AccessToken(text, Duration.between(begins, expiresAt).toSeconds());
    }

    private String signed(
            AccessTokenClaims.Subject subject,
            @Nullable String sessionId,
            Instant issuedAt,
            Instant expiresAt,
            Map<String, Object> more) {
        AccessTokenClaims claims = new AccessTokenClaims(
                issuer, audience, subject, UUID.randomUUID().toString(), sessionId, issuedAt, expiresAt, more);
        String text = signer.sign(claims, signingKey());
        length.demand(text, subject.id());
        return text;
    }

    /**
     * A second or two ahead where the user's rights have just changed: the token has the new ones, and would otherwise
     * be refused with those that have the old. Not further ahead than any verifier takes it.
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
