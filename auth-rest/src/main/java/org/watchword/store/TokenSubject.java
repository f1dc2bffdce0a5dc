package org.watchword.store;

import java.time.Instant;

/**
 * A user for whom a token is to be issued, read together with what refuses its older tokens.
 *
 * @param user with the rights that are in force
 * @param issuedBefore tokens with an earlier {@code iat} are refused; {@link Instant#EPOCH} where none are
 */
public record TokenSubject(UserRecord user, Instant issuedBefore) {}
