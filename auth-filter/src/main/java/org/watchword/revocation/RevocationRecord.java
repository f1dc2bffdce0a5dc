package org.watchword.revocation;

import java.time.Instant;

/** An entry of the revocation list: it lives as long as a token that it refuses could. */
public sealed interface RevocationRecord {

    /** From when on the entry is no longer needed. */
    Instant until();

    /**
     * The access tokens of an ended session.
     *
     * @param sessionId {@code sid}
     */
    record OfSession(String sessionId, Instant until) implements RevocationRecord {}

    /**
     * All access tokens of a user that were issued before a moment: disabled, roles changed, password changed.
     *
     * @param issuedBefore tokens with {@code iat} before it are refused
     */
    record OfUser(String userId, Instant issuedBefore, Instant until) implements RevocationRecord {}

    /**
     * The moment from which tokens carry the rights that a change leaves. A store asks for it within the transaction of
     * the change, when it has locked the users: who issues a token reads the rights under the same lock, so that a
     * token with the old rights is older.
     *
     * @param issuedBefore tokens that were issued before it are refused; whole seconds, as tokens tell their time
     * @param until when the last of them will have expired
     */
    record Cutoff(Instant issuedBefore, Instant until) {

        /** The entry of the revocation list for a user. */
        public OfUser of(String userId) {
            return new OfUser(userId, issuedBefore, until);
        }
    }
}
