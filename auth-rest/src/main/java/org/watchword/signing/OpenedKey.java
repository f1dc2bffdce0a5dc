package org.watchword.signing;

import java.util.Optional;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.store.SigningKeyRecord;

/**
 * A stored key that was opened and authenticated.
 *
 * @param verifying its public half
 * @param signing its private half, or empty where that is gone
 * @param sealedAsNew false where its row should be sealed anew
 */
record OpenedKey(
        SigningKeyRecord stored, VerificationKey verifying, Optional<SigningKey> signing, boolean sealedAsNew) {

    /** Tells whether another row is about the same key pair. */
    boolean isOf(SigningKeyRecord other) {
        return stored.kid().equals(other.kid())
                && stored.algorithm().equals(other.algorithm())
                && stored.publicKey().equals(other.publicKey());
    }

    /** Returns the same key with what its row says now. */
    OpenedKey as(SigningKeyRecord row) {
        return new OpenedKey(row, verifying, signing, true);
    }
}
