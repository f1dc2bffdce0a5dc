package org.watchword.store;

/** Why a session ended before its time. */
public enum EndReason {
    /** Its user logged it out. */
    LOGOUT,
    /** Its user ended all sessions. */
    LOGOUT_ALL,
    /** A refresh token of it was used again past the grace window. */
    REPLAY,
    /** Its user was found disabled or gone. */
    USER_DISABLED,
    /** A new password was set with a token from a mail, or by the operator. */
    PASSWORD_RESET,
    /** An administrator or the operator ended it. */
    ADMINISTRATOR,
    /** Its user changed the password in another session. */
    PASSWORD_CHANGED,
    /** Its user opened another one, and had as many as there may be. */
    TOO_MANY
}
