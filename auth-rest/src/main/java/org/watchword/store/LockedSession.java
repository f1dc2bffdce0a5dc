package org.watchword.store;

import java.util.Optional;

/**
 * A session and its user, read while nobody changes the user's rights.
 *
 * @param user as its next token tells it, disabled ones included; empty where there is no such user any more
 */
public record LockedSession(SessionRecord session, Optional<TokenSubject> user) {}
