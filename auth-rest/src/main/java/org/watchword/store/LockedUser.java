package org.watchword.store;

/**
 * A user who is about to have a new session, read while nobody changes the user's rights or opens another one.
 *
 * @param subject the user as its next token tells it
 * @param openSessions how many sessions of the user have neither ended nor expired
 */
public record LockedUser(TokenSubject subject, long openSessions) {}
