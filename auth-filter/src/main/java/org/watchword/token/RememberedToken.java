package org.watchword.token;

import org.watchword.key.KeyRing;
import org.watchword.key.VerificationKey;

/** A token that was verified, and what must still hold for that to count. */
final class RememberedToken {

    private final Verification.Verified verified;
    private final VerificationKey key;
    private final long deadlineMillis;
    private volatile KeyRing trustedRing;

    RememberedToken(Verification.Verified verified, VerificationKey key, KeyRing ring, long deadlineMillis) {
        this.verified = verified;
        this.key = key;
        this.trustedRing = ring;
        this.deadlineMillis = deadlineMillis;
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
