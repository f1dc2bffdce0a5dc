package org.watchword.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A session and its user, read while nobody changes the user's rights.
 *
 * @param user as its next token tells it, disabled ones included; empty where there is no such user any more
 * @param readAt when the session was read, by the store's own clock, so that the nodes' clocks need not agree
 */
public record LockedSession(SessionRecord session, Optional<TokenSubject> user, Instant readAt) {}
