package org.watchword.redis.store;

import static org.watchword.redis.store.SessionFields.millis;
import static org.watchword.redis.store.SessionFields.moment;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.redis.link.RedisLink.Verb;
import org.watchword.redis.link.Reply;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;

/** Attempts: a text each, which Redis forgets a while after it means nothing any more. */
final class RedisAttemptStore implements AttemptStore {

    /** More than nodes' clocks may differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Keyspace keys;

    RedisAttemptStore(Keyspace keys) {
        this.keys = keys;
    }

    @Override
    public Optional<AttemptRecord> find(AttemptKey key) {
        Reply found = keys.send("find attempts", Verb.GET, "a:" + key.hash());
        return found.isNothing() ? Optional.empty() : Optional.of(read(found.text()));
    }

    @Override
    public boolean replace(AttemptKey key, @Nullable AttemptRecord expected, AttemptRecord next) {
        Duration left = Duration.between(next.lastAt(), next.expiresAt());
        return keys.run(
                                Scripts.REPLACE,
                                key.hash(),
                                expected == null ? "" : text(expected),
                                text(next),
                                Long.toString((left.isNegative() ? MARGIN : left.plus(MARGIN)).toMillis()))
                        .number()
                == 1;
    }

    @Override
    public void remove(AttemptKey key) {
        keys.send("forget attempts", Verb.DEL, "a:" + key.hash());
    }

    private static String text(AttemptRecord attempts) {
        return String.join(
                " ",
                Integer.toString(attempts.failures()),
                millis(attempts.lastAt()),
                millis(attempts.expiresAt()),
                attempts.bucket());
    }

    private static AttemptRecord read(String text) {
        String[] parts = text.split(" ", 4);
        return new AttemptRecord(Integer.parseInt(parts[0]), moment(parts[1]), parts[3], moment(parts[2]));
    }
}
