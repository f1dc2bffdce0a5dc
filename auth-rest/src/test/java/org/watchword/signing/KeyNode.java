package org.watchword.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.watchword.api.BearerToken;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.session.TestClock;
import org.watchword.store.Stores;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

/** A node with generated keys: signs tokens of 24 hours, and verifies them with a cache. */
final class KeyNode {

    static final Actor OPERATOR = new Actor("operator", "session", Origin.NONE);

    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    final DatabaseKeySource source;
    final KeyRotation rotation;
    private final TestClock clock;
    private final TokenVerifier verifier;

    KeyNode(Stores stores, TestClock clock, KeySeal seal) {
        this(stores, clock, seal, TestKeySources.policy(JwsAlgorithm.ES256));
    }

    KeyNode(Stores stores, TestClock clock, KeySeal seal, KeyPolicy policy) {
        StoredKeyRing ring = new StoredKeyRing(stores.signingKeys(), seal, policy, audited::add, clock);
        this.clock = clock;
        this.source = new DatabaseKeySource(ring, audited::add, clock, clock);
        this.rotation = KeyRotation.of(ring, source);
        this.verifier =
                new TokenVerifier(TokenPolicy.of("watchword", "watchword"), source, Revocations.none(), clock, 1000);
    }

    static KeySeal unsealed() {
        return KeySeal.of(Optional.empty());
    }

    String sign() {
        Instant now = clock.instant();
        return new TokenSigner()
                .sign(
                        new AccessTokenClaims(
                                "watchword",
                                Set.of("watchword"),
                                new AccessTokenClaims.Subject("ada", "ada", Set.of(), Set.of()),
                                UUID.randomUUID().toString(),
                                null,
                                now,
                                now.plus(Duration.ofHours(24)),
                                Map.of()),
                        ring().signingKey().orElseThrow());
    }

    boolean accepts(String token) {
        return verifier.verify(new BearerToken(token)) instanceof Verification.Verified;
    }

    KeyRing ring() {
        return ((Keys.Available) source.keys()).ring();
    }

    String signer() {
        return String.valueOf(ring().signingKey().orElseThrow().kid());
    }

    List<AuditEvent.Kind> audited() {
        return audited.stream().map(AuditEvent::kind).toList();
    }
}
