package org.watchword.redis.store;

import java.time.Instant;
import org.watchword.redis.link.Script;
import org.watchword.store.ExpiredRows;

/**
 * Removes what has expired, in both. Redis removes a session by itself; what is left of it in the indexes is removed
 * here. Rows of the database are from the time before Redis was used, and revocations of users.
 */
final class RedisExpiredRows implements ExpiredRows {

    private final Keyspace keys;
    private final ExpiredRows database;

    RedisExpiredRows(Keyspace keys, ExpiredRows database) {
        this.keys = keys;
        this.database = database;
    }

    @Override
    public int remove(Kind kind, Instant before, int most) {
        int removed = database.remove(kind, before, most);
        return switch (kind) {
            case SESSIONS -> removed + remove(Scripts.CLEAN, before, most - removed);
            case REVOCATIONS -> removed + remove(Scripts.CLEAN_REVOKED, before, most - removed);
            case ONE_TIME_TOKENS, INVITATIONS, ATTEMPTS -> removed;
        };
    }

    private int remove(Script script, Instant before, int most) {
        return most <= 0
                ? 0
                : (int) keys.run(script, SessionFields.millis(before), Integer.toString(most))
                        .number();
    }
}
