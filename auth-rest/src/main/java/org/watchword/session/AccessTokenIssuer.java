package org.watchword.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.SessionTokens;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.beans.HostPartException;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.SigningKey;
import org.watchword.store.SessionRecord;
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
     * Gets what a token needs of others: the key that signs, and the claims that the host adds. Before a transaction
     * begins, since either may begin one of its own.
     *
     * @param user asked for only where the host adds claims; empty where no token is going to be issued
     * @throws StoreUnavailableException if no key that signs can be had now
     * @throws HostPartException where the host's claims cannot be had
     */
    Preparation prepare(Supplier<Optional<UserRecord>> user) {
        SigningKey key = signingKey();
        return new Preparation(
                key, claims.isPresent() ? user.get().map(claims::of).orElse(Map.of()) : Map.of());
    }

    /**
     * A token for this user and session, with the roles and permissions that the user has now.
     *
     * @param subject read after {@code now}
     * @param sessionEnd the token does not outlive it
     * @throws AccessTokenTooLongException if the user has more roles and permissions than fit into a token
     */
    AccessToken issue(
            TokenSubject subject, String sessionId, Instant sessionEnd, Instant now, Preparation preparation) {
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = begins.plus(policy.accessTokenTtl()).truncatedTo(ChronoUnit.SECONDS);
        Instant end = expiresAt.isAfter(sessionEnd) ? sessionEnd : expiresAt;
        return ofUser(subject, sessionId, new Lifetime(begins, end), preparation);
    }

    /**
     * A token that belongs to no session, with the roles and permissions that the user has now.
     *
     * @param subject read after {@code now}
     * @param validity not longer than {@link #longest}: revocations are not remembered for longer
     */
    public String issueWithoutSession(TokenSubject subject, Duration validity, Instant now) {
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        Preparation preparation = prepare(() -> Optional.of(subject.user()));
        return ofUser(subject, null, new Lifetime(begins, begins.plus(validity)), preparation)
                .text();
    }

    /** A token for a service, which is no user: nothing revokes it before it expires. */
    public String issueForService(
            String name, Set<String> roles, Set<String> permissions, Duration validity, Instant now) {
        Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
        return signed(
                new AccessTokenClaims.Subject(name, name, roles, permissions),
                null,
                new Lifetime(begins, begins.plus(validity)),
                new Preparation(signingKey(), Map.of()));
    }

    /** Returns the longest validity of a user's token: {@code watchword.token.ttl}. */
    public Duration longest() {
        return policy.accessTokenTtl();
    }

    private AccessToken ofUser(
            TokenSubject subject, @Nullable String sessionId, Lifetime lifetime, Preparation preparation) {
        UserRecord user = subject.user();
        String text = signed(
                new AccessTokenClaims.Subject(user.id(), user.username(), user.roles(), user.permissions()),
                sessionId,
                lifetime.from(issuedAt(lifetime, subject.issuedBefore())),
                preparation);
        return new AccessToken(
                text, Duration.between(lifetime.begins(), lifetime.ends()).toSeconds());
    }

    private String signed(
            AccessTokenClaims.Subject subject, @Nullable String sessionId, Lifetime lifetime, Preparation preparation) {
        AccessTokenClaims claims = new AccessTokenClaims(
                issuer,
                audience,
                subject,
                UUID.randomUUID().toString(),
                sessionId,
                lifetime.begins(),
                lifetime.ends(),
                preparation.claims());
        String text = signer.sign(claims, preparation.key());
        length.demand(text, subject.id());
        return text;
    }

    /**
     * A second or two ahead where the user's rights have just changed: the token has the new ones, and would otherwise
     * be refused with those that have the old. Not further ahead than any verifier takes it.
     */
    private Instant issuedAt(Lifetime lifetime, Instant issuedBefore) {
        Instant now = lifetime.begins();
        Instant accepted = issuedBefore.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        boolean usable = accepted.isAfter(now)
                && !accepted.isAfter(now.plus(policy.skew()))
                && accepted.isBefore(lifetime.ends());
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

    /**
     * Key and claims for tokens, got before the transaction in which they are issued.
     *
     * @param key signs
     * @param claims of the host's
     */
    record Preparation(SigningKey key, Map<String, Object> claims) {}

    private record Lifetime(Instant begins, Instant ends) {

        Lifetime from(Instant other) {
            return new Lifetime(other, ends);
        }
    }

    /** A token, and its lifetime in seconds. */
    record AccessToken(String text, long expiresIn) {

        /**
         * Returns it with the refresh token of its session.
         *
         * @param idleExpiresAt when the refresh token ends, if the session does not end before
         */
        SessionTokens with(RefreshToken refreshToken, Instant idleExpiresAt, SessionRecord session, Instant now) {
            Instant end = idleExpiresAt.isBefore(session.expiresAt()) ? idleExpiresAt : session.expiresAt();
            long refreshExpiresIn = Math.max(0, Duration.between(now, end).toSeconds());
            return new SessionTokens(text, refreshToken.text(), expiresIn, refreshExpiresIn);
        }

        @Override
        public String toString() {
            return "AccessToken[expiresIn=" + expiresIn + "]";
        }
    }
}
