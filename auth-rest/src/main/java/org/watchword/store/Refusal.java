package org.watchword.store;

import java.time.Instant;

/**
 * Effect of a change on the access tokens of those whom it concerns. A store asks for it within the transaction of the
 * change, when it has locked the users: whoever issues a token reads the rights under the same lock, so that a token
 * with the old rights is older.
 *
 * @param issuedBefore tokens that were issued before it are refused; whole seconds, as tokens tell their time
 * @param until when the last of them will have expired
 */
public record Refusal(Instant issuedBefore, Instant until) {

    /** The entry of the revocation list for a user. */
    public RevocationRecord.OfUser of(String userId) {
        return new RevocationRecord.OfUser(userId, issuedBefore, until);
    }
}
