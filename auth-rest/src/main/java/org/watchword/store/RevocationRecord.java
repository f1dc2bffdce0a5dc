package org.watchword.store;

import java.time.Instant;

/** An entry of the revocation list: it lives as long as a token that it refuses could. */
public sealed interface RevocationRecord {

    /** From when on the entry is no longer needed. */
    Instant until();

    /**
     * The access tokens of an ended session.
     *
     * @param sessionId {@code sid}
     * @param until as above
     */
    record OfSession(String sessionId, Instant until) implements RevocationRecord {}

    /**
     * All access tokens of a user that were issued before a moment: disabled, roles changed, password changed.
     *
     * @param userId {@code sub}
     * @param issuedBefore tokens with {@code iat} before it are refused
     * @param until as above
     */
    record OfUser(String userId, Instant issuedBefore, Instant until) implements RevocationRecord {}
}
