package org.watchword.redis.store;

/** Takes note of what is written of sessions, before it is. */
interface SessionWrites {

    /** Nobody needs to know: each call is a transaction of its own. */
    SessionWrites UNNOTED = new SessionWrites() {
        @Override
        public void opens(String id) {}

        @Override
        public void moves(String id, long generation, String hash) {}
    };

    /** A session is opened. */
    void opens(String id);

    /** A session is moved on to a generation, whose token has this hash. */
    void moves(String id, long generation, String hash);
}
