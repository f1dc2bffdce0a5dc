package org.watchword.store;

import java.time.Instant;

/**
 * One step of a session to its next generation.
 *
 * @param successorHash becomes the current hash; the current one becomes the previous
 * @param nonce what derived the successor
 * @param rotatedAt now, by the store's own clock: see {@link LockedSession#readAt}
 * @param idleExpiresAt the idle expiry begun anew
 */
public record Rotation(String successorHash, String nonce, Instant rotatedAt, Instant idleExpiresAt) {}
