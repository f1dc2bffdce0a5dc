package org.watchword.redis.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.EndReason;
import org.watchword.store.SessionRecord;

/**
 * Writes, reads and removes one session of nobody's, so that a command, a key or a channel that the user of Redis may
 * not use shows before the store is called ready.
 *
 * @param keys taken as ready
 */
public record RedisTrial(Keyspace keys) {

    private static final Instant AT = Instant.EPOCH;
    private static final Instant LATER = AT.plus(Duration.ofHours(1));

    /**
     * Tries it.
     *
     * @throws StoreUnavailableException if Redis does not do one of them
     */
    public void run() {
        String id = UUID.randomUUID().toString();
        keys.run(Scripts.OPEN, opening(id));
        keys.run(Scripts.FIND, id);
        keys.run(Scripts.ROTATE, id, "0", "-", "-", "0", "1000");
        keys.run(Scripts.END, id, "0", EndReason.LOGOUT.name(), "0");
        keys.run(Scripts.COUNT, id, "0");
        keys.run(Scripts.REMOVE, id);
        keys.run(Scripts.REMOVE_OF, id);
        keys.run(Scripts.DOWNTIME);
        keys.run(Scripts.RECORDED, "1", "1");
        keys.run(Scripts.PART, "1", "", "0", "1");
        keys.run(Scripts.CLEAN_REVOKED, "1", "1");
        AttemptKey key = new AttemptKey(AttemptKey.Kind.REQUESTS, id);
        RedisAttemptStore attempts = new RedisAttemptStore(keys);
        attempts.replace(key, null, new AttemptRecord(1, AT, "-", LATER));
        attempts.find(key);
        attempts.remove(key);
    }

    private static String[] opening(String id) {
        return RedisSessionStore.opening(
                new SessionRecord(id, id, 0, "-", null, null, "-", AT, AT, LATER, LATER, null, null, null));
    }
}
