package org.watchword.redis.store;

import org.watchword.redis.link.Script;

/** The scripts, each of which is one step of Redis'. */
final class Scripts {

    static final Script FIND = script("find a session", "find");
    static final Script OPEN = script("open a session", "open");
    static final Script ROTATE = script("move a session on", "rotate");
    static final Script UNCONFIRM = script("keep the predecessor of a refresh token", "unconfirm");
    static final Script REMOVE = script("remove a session", "remove");
    static final Script REMOVE_OF = script("remove a user's sessions", "removeof");
    static final Script END = script("end a session", "end");
    static final Script END_OF = script("end a user's sessions", "endof");
    static final Script END_OLDEST = script("end a user's oldest sessions", "endoldest");
    static final Script COUNT = script("count a user's sessions", "count");
    static final Script LIST = script("look for sessions", "list");
    static final Script CLEAN = script("remove expired sessions", "clean");
    static final Script REVOKE = script("record a revocation", "revoke");
    static final Script RECORDED = script("read the revocations", "recorded");
    static final Script PART = script("read a part of the revocations", "part");
    static final Script CLEAN_REVOKED = script("remove expired revocations", "cleanrevoked");
    static final Script ANSWERING = script("note that a node answers", "answering");
    static final Script ANSWERING_AGAIN = script("note that a node answers again", "answeringagain");
    static final Script DOWNTIME = script("look for a downtime", "downtime");
    static final Script REPLACE = script("count an attempt", "replace");

    private Scripts() {}

    private static Script script(String what, String name) {
        return Script.of(Scripts.class, what, "keys", name);
    }
}
