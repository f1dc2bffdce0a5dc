package org.watchword.store;

import java.time.Instant;

/**
 * Record of the attempts of one key.
 *
 * @param failures how many in a row have not succeeded
 * @param lastAt when the last one was, to the millisecond
 * @param bucket the state of its token bucket, at most 2000 characters of ASCII; may be empty
 * @param expiresAt from when it means nothing any more, to the millisecond
 */
public record AttemptRecord(int failures, Instant lastAt, String bucket, Instant expiresAt) {}
