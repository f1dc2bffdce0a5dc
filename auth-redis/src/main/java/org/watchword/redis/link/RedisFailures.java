package org.watchword.redis.link;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Says what went wrong with Redis, in words for an operator. */
final class RedisFailures {

    /** First words of what Redis answers, and what is to be done. */
    private static final Map<String, String> REMEDIES = Map.of(
            "OOM", "give Redis more memory (maxmemory), or find out what fills it",
            "READONLY", "point watchword.redis.url at the primary, not at a replica",
            "MASTERDOWN", "point watchword.redis.url at the primary, not at a replica",
            "NOPERM", "give the user of watchword.redis.user the commands, keys and channels that docs/redis.md lists",
            "NOAUTH", "set watchword.redis.password",
            "WRONGPASS", "set watchword.redis.user and watchword.redis.password to what Redis knows",
            "MISCONF", "see to it that Redis can write its files again");

    private RedisFailures() {}

    static StoreUnavailableException of(RedisAddress address, String what, Exception failure) {
        String remedy = failure instanceof JedisDataException ? REMEDIES.get(firstWord(failure)) : null;
        return new StoreUnavailableException(
                "Redis at " + address + " could not " + what + (remedy == null ? "" : ": " + failure.getMessage()),
                remedy,
                failure);
    }

    /** Tells whether another server may be behind the address by now. */
    static boolean isAboutTheServer(JedisDataException failure) {
        return switch (firstWord(failure)) {
            case "READONLY", "MASTERDOWN", "LOADING" -> true;
            default -> false;
        };
    }

    private static String firstWord(Exception failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? "" : message.split(" ", 2)[0];
    }
}
