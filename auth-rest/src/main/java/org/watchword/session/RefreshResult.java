package org.watchword.session;

import org.watchword.api.login.SessionTokens;

/** Result of a refresh. A store that does not answer is a {@code StoreUnavailableException} instead. */
public sealed interface RefreshResult {

    /**
     * The session goes on.
     *
     * @param tokens the new tokens; within the grace window the refresh token is the same successor again
     */
    record Refreshed(SessionTokens tokens) implements RefreshResult {}

    /** No new tokens for this one: a 401, after which a client forgets it, or a 403, after which it may come again. */
    record Rejected(Reason reason) implements RefreshResult {}

    /** Why a refresh token is refused. */
    enum Reason {
        /** No token of ours, whatever is wrong with it. The session that it may name is not touched. */
        INVALID("refresh_token_invalid", "Refresh token invalid"),
        /** Not refreshed in time, or the session has reached its longest lifetime. */
        EXPIRED("refresh_token_expired", "Refresh token expired"),
        /** The session was ended, by its user or because its user may no longer log in. */
        ENDED("session_ended", "Session ended"),
        /** Used before, longer ago than the grace window; the session has been ended now. */
        REPLAYED("refresh_token_reused", "Refresh token used again; the session has been ended"),
        /**
         * Used by several at once, and another was two steps faster; the session goes on with the token that it has.
         */
        OVERTAKEN("refresh_token_overtaken", "Refresh token already used"),
        /** The user has more roles and permissions than fit into an access token; the session stays as it is. */
        TOO_LONG(403, "access_token_too_long", "The roles and permissions of this user do not fit into a token");

        private final int status;
        private final String code;
        private final String message;

        Reason(String code, String message) {
            this(401, code, message);
        }

        Reason(int status, String code, String message) {
            this.status = status;
            this.code = code;
            this.message = message;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The machine-readable reason. */
        public String code() {
            return code;
        }

        /** The sentence for people. */
        public String message() {
            return message;
        }
    }
}
