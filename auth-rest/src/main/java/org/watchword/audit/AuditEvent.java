package org.watchword.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that somebody must be able to find later. Holds no password, no token, and no name that a client
 * made up: people type their password into the field of the name.
 *
 * @param kind what happened
 * @param at when
 * @param userId whose account, or null where no account is known
 * @param sessionId which session, or null for none
 * @param detail one or a few words more, ours, never a client's text; may be empty
 */
public record AuditEvent(
        Kind kind,
        Instant at,
        @Nullable String userId,
        @Nullable String sessionId,
        String detail) {

    /** What can happen. */
    public enum Kind {
        /** Somebody logged in. */
        LOGIN,
        /** A login was refused. */
        LOGIN_FAILED,
        /** The stored hash of a user cannot be used: nobody can log in as this user until the password is set anew. */
        PASSWORD_HASH_UNUSABLE,
        /** A password was hashed anew with today's cost. */
        PASSWORD_HASH_UPGRADED,
        /** A session was refreshed. */
        REFRESH,
        /** A refresh token was refused. */
        REFRESH_FAILED,
        /** A refresh token was used again past the grace window; its session was ended. Somebody may have stolen it. */
        REFRESH_REPLAYED,
        /** A session was ended by its user. */
        LOGOUT,
        /** All sessions of a user were ended. */
        LOGOUT_ALL,
        /** The sessions of a user were ended because the user is disabled or gone. */
        USER_DISABLED,
        /** The first administrator was made. */
        FIRST_ADMINISTRATOR,
        /** A user changed the password; the other sessions were ended. */
        PASSWORD_CHANGED,
        /** A change of the password was refused, since the current one was wrong. */
        PASSWORD_CHANGE_FAILED
    }
}
