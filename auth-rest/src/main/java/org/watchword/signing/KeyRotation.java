package org.watchword.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.SigningKeyRecord;

/** Shows, rotates and revokes the generated keys for those who operate. */
public final class KeyRotation {

    /** Each attempt finds another node's key; more than this is no race any more. */
    private static final int ATTEMPTS = 5;

    private final StoredKeyRing ring;
    private final Runnable changed;

    private KeyRotation(StoredKeyRing ring, Runnable changed) {
        this.ring = ring;
        this.changed = changed;
    }

    /** For a running node, where a change is in force at once. */
    public static KeyRotation of(StoredKeyRing ring, DatabaseKeySource source) {
        return new KeyRotation(ring, source::readNow);
    }

    /** For a process beside the nodes, which read what it changed. */
    public static KeyRotation beside(StoredKeyRing ring) {
        return new KeyRotation(ring, () -> {});
    }

    /**
     * Lists the keys, in the order in which they were stored.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    public List<KeyView> keys() {
        List<SigningKeyRecord> rows = ring.store().all();
        // Without an encryption key nobody can tell which of them were written by somebody who has it.
        List<SigningKeyRecord> used =
                ring.pairs().seal().seals() ? rows.stream().filter(this::opens).toList() : rows;
        KeySchedule schedule = new KeySchedule(used);
        Instant now = ring.clock().instant();
        return rows.stream()
                .map(row -> used.contains(row)
                        ? view(row, schedule.state(row, now), verifiesUntil(row, schedule))
                        : view(row, KeyState.REFUSED, null))
                .toList();
    }

    private boolean opens(SigningKeyRecord row) {
        return ring.pairs().opens(row);
    }

    private static @Nullable Instant verifiesUntil(SigningKeyRecord row, KeySchedule schedule) {
        Instant revoked = row.revokedAt();
        return revoked != null ? revoked : schedule.lastTokenExpires(row).orElse(null);
    }

    private static KeyView view(SigningKeyRecord row, KeyState state, @Nullable Instant verifiesUntil) {
        return new KeyView(row.kid(), row.algorithm(), state, row.createdAt(), row.signsFrom(), verifiesUntil);
    }

    /**
     * Makes the next key, which is published now and signs later. Where one is published already, that is the next.
     *
     * @return the next key, and whether it was made by this call
     * @throws ConfigurationException if the stored keys cannot be used
     * @throws StoreUnavailableException if the store does not answer
     */
    public KeyRotationResult rotate(Actor actor) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            OpenedKeys read = ring.read(null);
            Optional<SigningKeyRecord> coming =
                    read.schedule().coming(ring.clock().instant());
            if (coming.isPresent()) {
                return new KeyRotationResult(coming.get().kid(), coming.get().signsFrom(), false);
            }
            SigningKeyRecord next = ring.successor(read, ring.policy().publishedBefore());
            if (ring.store().addAfter(read.last(), next)) {
                tell(
                        actor,
                        AuditEvent.Kind.KEY_ROTATED,
                        next.createdAt(),
                        ring.pairs().described(next) + ", signs from " + next.signsFrom());
                changed.run();
                return new KeyRotationResult(next.kid(), next.signsFrom(), true);
            }
        }
        throw new StoreUnavailableException(
                "The signing keys could not be rotated", new IllegalStateException("they change all the time"));
    }

    /**
     * Revokes a key: no token of it is good any more, here at once, elsewhere when the other nodes read the keys. If it
     * is the one that signs, another one is made that signs at once, in the same transaction.
     *
     * @throws ConfigurationException if the stored keys cannot be used
     * @throws StoreUnavailableException if the store does not answer
     */
    public KeyRevocationResult revoke(String kid, Actor actor) {
        OpenedKeys read = ring.read(null);
        Optional<SigningKeyRecord> found = read.opened().stream()
                .map(OpenedKey::stored)
                .filter(row -> row.kid().equals(kid))
                .findFirst();
        if (found.isEmpty()) {
            return new KeyRevocationResult.NotFound();
        }
        SigningKeyRecord row = found.get();
        Instant now = ring.clock().instant();
        boolean signs = read.schedule().signer(now).equals(found);
        SigningKeyRecord successor = signs ? ring.successor(read, Duration.ZERO) : null;
        if (!ring.store().revoke(kid, now, ring.pairs().erased(row), successor)) {
            return new KeyRevocationResult.RevokedBefore();
        }
        tell(actor, AuditEvent.Kind.KEY_REVOKED, now, row.kid() + " for " + row.algorithm());
        if (successor != null) {
            tell(actor, AuditEvent.Kind.KEY_CREATED, now, ring.pairs().described(successor));
        }
        changed.run();
        return new KeyRevocationResult.Revoked(successor == null ? null : successor.kid());
    }

    private void tell(Actor actor, AuditEvent.Kind kind, Instant at, String detail) {
        ring.audit().record(AuditEvent.by(actor, kind, AuditEvent.Outcome.SUCCESS, at, null, detail));
    }
}
