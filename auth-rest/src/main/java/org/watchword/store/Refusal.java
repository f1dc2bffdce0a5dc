package org.watchword.store;

import java.time.Instant;

/**
 * What a change does to the access tokens of those whom it concerns.
 *
 * @param issuedBefore tokens that were issued before it are refused
 * @param until when the last of them will have expired
 */
public record Refusal(Instant issuedBefore, Instant until) {

    /** The entry of the revocation list for a user. */
    public RevocationRecord.OfUser of(String userId) {
        return new RevocationRecord.OfUser(userId, issuedBefore, until);
    }
}
