package org.watchword.api.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that somebody must be able to find later. Holds no password, no token, and no name that a
 * client made up: people type their password into the field of the name.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Alarm {
 *     public void on(@ObservesAsync AuditEvent event) {
 *         if (event.kind() == AuditEvent.Kind.LOGIN && event.detail().isEmpty()) {
 *             System.getLogger("alarm").log(System.Logger.Level.INFO, event.userId() + " logged in");
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param kind what happened
 * @param outcome whether it was done
 * @param at when
 * @param userId whose account, or null where no account is known
 * @param actorId which user did it, or null where nobody is known to have: a login that failed, say
 * @param sessionId which session, or null for none
 * @param origin where the request came from
 * @param detail one or a few words more, ours, never a client's text; may be empty
 * @since 1.0
 */
public record AuditEvent(
        Kind kind,
        Outcome outcome,
        Instant at,
        @Nullable String userId,
        @Nullable String actorId,
        @Nullable String sessionId,
        Origin origin,
        String detail) {

    /**
     * Makes an event of what a user did with its own account, or of what nobody did.
     *
     * @param kind says the outcome too; where it is {@link Outcome#SUCCESS}, the user is the actor
     */
    public AuditEvent(
            Kind kind, Instant at, @Nullable String userId, @Nullable String sessionId, Origin origin, String detail) {
        this(
                kind,
                kind.outcome(),
                at,
                userId,
                kind.outcome() == Outcome.SUCCESS ? userId : null,
                sessionId,
                origin,
                detail);
    }

    /** As the one before, where no request was the cause. */
    public AuditEvent(Kind kind, Instant at, @Nullable String userId, @Nullable String sessionId, String detail) {
        this(kind, at, userId, sessionId, Origin.NONE, detail);
    }

    /**
     * Makes an event of what somebody did, or could not do, with what may be another's.
     *
     * @param userId whose account, or null where it is nobody's
     */
    public static AuditEvent by(
            Actor actor, Kind kind, Outcome outcome, Instant at, @Nullable String userId, String detail) {
        return new AuditEvent(kind, outcome, at, userId, actor.userId(), actor.sessionId(), actor.origin(), detail);
    }

    /** Outcome of what was attempted. */
    public enum Outcome {
        /** It was done. */
        SUCCESS,
        /** It was not done: something was wrong with it. */
        FAILURE,
        /** It was not done: the caller may not. */
        DENIED
    }

    /** Kind of an event. */
    public enum Kind {
        /** Somebody logged in. */
        LOGIN,
        /** A login was refused. */
        LOGIN_FAILED,
        /** A password was not looked at, for a login or for what asks for it again: there were too many tries. */
        LOGIN_THROTTLED,
        /** The stored hash of a user cannot be used: nobody can log in as this user until the password is set anew. */
        PASSWORD_HASH_UNUSABLE,
        /** A password was hashed anew with today's cost. */
        PASSWORD_HASH_UPGRADED,
        /** A session was refreshed. */
        REFRESH,
        /**
         * A refresh token was used again within the grace window, from another network or by another client. Somebody
         * may have stolen it.
         */
        REFRESH_ELSEWHERE,
        /** A refresh token was refused. */
        REFRESH_FAILED,
        /** A refresh token was used again past the grace window; its session was ended. Somebody may have stolen it. */
        REFRESH_REPLAYED,
        /** A session was ended by its user. */
        LOGOUT,
        /** A session was ended by another login of its user, who had as many as there may be. */
        SESSION_DISPLACED,
        /** All sessions of a user were ended. */
        LOGOUT_ALL,
        /**
         * The sessions of a user were ended because the user is disabled or gone, or an administrator disabled the
         * user.
         */
        USER_DISABLED,
        /** The first administrator was made. */
        FIRST_ADMINISTRATOR,
        /** An administrator was made beside those that there were. */
        ADMINISTRATOR_CREATED,
        /** The operator or the application created a user. */
        USER_CREATED,
        /** The application issued an access token of no session, for a user or a service. */
        TOKEN_ISSUED,
        /** Somebody registered. */
        REGISTERED,
        /** An administrator invited somebody. */
        USER_INVITED,
        /** Somebody accepted an invitation, and has an account now. */
        INVITATION_ACCEPTED,
        /** A registration was refused. */
        REGISTRATION_REFUSED,
        /** A user asked once more for the mail that verifies its address. */
        EMAIL_VERIFICATION_REQUESTED,
        /** The owner of an e-mail address has shown that it is theirs. */
        EMAIL_VERIFIED,
        /** A token that should verify an address was not good. */
        EMAIL_VERIFICATION_REFUSED,
        /** A user asked for another e-mail address. */
        EMAIL_CHANGE_REQUESTED,
        /** A user has another e-mail address. */
        EMAIL_CHANGED,
        /** A token to set a new password was asked for, and sent where the outcome is a success. */
        PASSWORD_RESET_REQUESTED,
        /** A password was set anew with such a token, or by the operator; all sessions were ended. */
        PASSWORD_RESET,
        /** A token that should set a new password was not good. */
        PASSWORD_RESET_REFUSED,
        /** A user changed what stands in its account. */
        ACCOUNT_CHANGED,
        /** A user removed its account, or tried to. */
        ACCOUNT_DELETED,
        /** A caller was refused who is known and may not. */
        ACCESS_DENIED,
        /** An administrator let a user log in again. */
        USER_ENABLED,
        /** An administrator took the lock from an account. */
        USER_UNLOCKED,
        /** An administrator removed a user. */
        USER_DELETED,
        /** An administrator ended all sessions of a user, or the operator all or one. */
        SESSIONS_ENDED,
        /** An administrator ended one session of a user. */
        SESSION_ENDED,
        /** An administrator gave a user a role. */
        ROLE_GRANTED,
        /** An administrator took a role from a user. */
        ROLE_TAKEN,
        /** An administrator gave a user a permission. */
        PERMISSION_GRANTED,
        /** An administrator took a permission from a user. */
        PERMISSION_TAKEN,
        /** An administrator made a role. */
        ROLE_CREATED,
        /** An administrator removed a role. */
        ROLE_DELETED,
        /** An administrator made a permission. */
        PERMISSION_CREATED,
        /** An administrator removed a permission. */
        PERMISSION_DELETED,
        /** An administrator gave a role a permission. */
        ROLE_PERMISSION_GRANTED,
        /** An administrator took a permission from a role. */
        ROLE_PERMISSION_TAKEN,
        /** An administrator or the operator had removed what has expired. */
        CLEANED_UP,
        /** A signing key was made that signs at once, and is in the database now. */
        KEY_CREATED,
        /** A node has a key in force from now on. */
        KEY_LOADED,
        /** A node cannot use a key, or cannot read the keys that it has. */
        KEY_REFUSED,
        /** A node has a key in force no more. */
        KEY_RETIRED,
        /** The next signing key was made, by schedule or by an administrator; it is published, and signs later. */
        KEY_ROTATED,
        /** An administrator or the operator revoked a signing key: no token of it is good any more. */
        KEY_REVOKED,
        /** The private half of a signing key was sealed, with the first or with another encryption key. */
        KEY_SEALED,
        /** The private half of a key that signs no more was taken out of the database. */
        KEY_ERASED,
        /** A user changed the password; the other sessions were ended. */
        PASSWORD_CHANGED,
        /** A change of the password was refused, since the current one was wrong. */
        PASSWORD_CHANGE_FAILED;

        /** The outcome that it has by itself. */
        public Outcome outcome() {
            return switch (this) {
                case REGISTRATION_REFUSED,
                        PASSWORD_CHANGE_FAILED,
                        LOGIN_FAILED,
                        LOGIN_THROTTLED,
                        PASSWORD_RESET_REFUSED,
                        EMAIL_VERIFICATION_REFUSED,
                        PASSWORD_HASH_UNUSABLE,
                        REFRESH_FAILED,
                        KEY_REFUSED,
                        REFRESH_REPLAYED -> Outcome.FAILURE;
                case ACCESS_DENIED -> Outcome.DENIED;
                default -> Outcome.SUCCESS;
            };
        }
    }
}
