package org.watchword.api.login;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where.
 *
 * @param userId the user, or null where the caller has no account of ours
 * @param sessionId the session that it is done in, or null
 * @param origin where the request came from
 * @since 1.0
 */
public record Actor(@Nullable String userId, @Nullable String sessionId, Origin origin) {}
