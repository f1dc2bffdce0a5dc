package org.watchword.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as stored.
 *
 * @param at when, to the millisecond
 * @param userId whose account, or null
 * @param actorId who did it, or null
 * @param sessionId which session, or null
 * @param address where it came from, or null
 * @param userAgent what the client called itself, or null
 * @param requestId finds the request in other logs, or null
 * @param detail a few words more, or null
 */
public record AuditRecord(
        String id,
        Instant at,
        String kind,
        String outcome,
        @Nullable String userId,
        @Nullable String actorId,
        @Nullable String sessionId,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId,
        @Nullable String detail) {}
