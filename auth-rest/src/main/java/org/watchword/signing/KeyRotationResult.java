package org.watchword.signing;

import java.time.Instant;

/**
 * The key that signs next.
 *
 * @param made false where it was there already
 */
public record KeyRotationResult(String kid, Instant signsFrom, boolean made) {}
