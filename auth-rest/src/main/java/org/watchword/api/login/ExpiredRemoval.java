package org.watchword.api.login;

/**
 * Result of removing what has expired.
 *
 * @param removed how many rows
 * @param more whether there was more than one call removes
 * @since 1.0
 */
public record ExpiredRemoval(long removed, boolean more) {}
