package org.watchword.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session: one row, moved on by each refresh. Holds hashes and the family key, never a usable token.
 *
 * @param id a UUID: {@code sid} in access tokens
 * @param generation 0 at login, one more with each refresh
 * @param currentHash hash of the secret of the refresh token in force, base64url
 * @param previousHash hash of its immediate predecessor's secret, or null before the first refresh
 * @param nonce what derives the current token from its predecessor, base64url, or null before the first refresh
 * @param familyKey tells tokens of this session, of whichever generation, from made-up ones; base64url
 * @param createdAt login
 * @param rotatedAt the last refresh, by the store's own clock; login before the first
 * @param idleExpiresAt refused from then on; moves with each refresh
 * @param expiresAt refused from then on; never moves
 * @param revokedAt when it was ended, or null
 * @param userAgent what the client called itself at login, or null
 * @param address where the login came from, or null
 */
public record SessionRecord(
        String id,
        String userId,
        long generation,
        String currentHash,
        @Nullable String previousHash,
        @Nullable String nonce,
        String familyKey,
        Instant createdAt,
        Instant rotatedAt,
        Instant idleExpiresAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String userAgent,
        @Nullable String address) {

    @Override
    public String toString() {
        return "SessionRecord[id=" + id + ", generation=" + generation + "]";
    }
}
