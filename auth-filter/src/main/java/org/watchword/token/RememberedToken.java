package org.watchword.token;

import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.VerificationKey;

/** A token that was verified, and what must still hold for that to count. */
final class RememberedToken {

    private final Verification.Verified verified;
    private final KeyRingSource keys;
    private final VerificationKey key;
    private final long deadlineMillis;
    private volatile KeyRing trustedRing;

    /** @param keys those of the token's issuer */
    RememberedToken(
            Verification.Verified verified,
            KeyRingSource keys,
            VerificationKey key,
            KeyRing ring,
            long deadlineMillis) {
        this.verified = verified;
        this.keys = keys;
        this.key = key;
        this.trustedRing = ring;
        this.deadlineMillis = deadlineMillis;
    }

    /** The keys of the token's issuer, as they are now. */
    Keys keys() {
        return keys.keys();
    }

    /** True while the key that verified the token is in the ring in force. */
    boolean keyIsIn(KeyRing ring) {
        if (trustedRing == ring) {
            return true;
        }
        if (ring.contains(key)) {
            // Rings are immutable, so the answer for this one can be kept.
            trustedRing = ring;
            return true;
        }
        return false;
    }

    boolean inTime(long nowMillis) {
        return nowMillis < deadlineMillis;
    }

    Verification.Verified verified() {
        return verified;
    }
}
