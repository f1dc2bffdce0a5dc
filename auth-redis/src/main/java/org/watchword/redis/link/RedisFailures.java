package org.watchword.redis.link;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Says what went wrong with Redis, in words for an operator. */
final class RedisFailures {

    private static final String NOT_PERMITTED =
            "give the user of watchword.redis.user the commands, keys and channels that docs/redis.md lists";

    /** First words of what Redis answers, and what is to be done. */
    private static final Map<String, String> REMEDIES = Map.of(
            "OOM", "give Redis more memory (maxmemory), or find out what fills it",
            "READONLY", "point watchword.redis.url at the primary, not at a replica",
            "MASTERDOWN", "point watchword.redis.url at the primary, not at a replica",
            "NOPERM", NOT_PERMITTED,
            "NOAUTH", "set watchword.redis.password",
            "WRONGPASS", "set watchword.redis.user and watchword.redis.password to what Redis knows",
            "MISCONF", "see to it that Redis can write its files again");

    private static final String UNREACHED =
            "see to it that Redis runs there and lets this machine in, or set watchword.redis.url to where it is";

    /** Deeper than anything nests. */
    private static final int DEPTH = 16;

    private RedisFailures() {}

    static StoreUnavailableException of(RedisAddress address, String what, Exception failure) {
        String remedy = failure instanceof JedisDataException ? remedy(failure) : UNREACHED;
        return new StoreUnavailableException(
                "Redis at " + address + " could not " + what + ": " + deepest(failure), remedy, failure);
    }

    /** Tells whether another server may be behind the address by now. */
    static boolean isAboutTheServer(JedisDataException failure) {
        return switch (firstWord(failure)) {
            case "READONLY", "MASTERDOWN", "LOADING" -> true;
            default -> false;
        };
    }

    private static String remedy(Exception refused) {
        // In a script it is not the first word that says so.
        return String.valueOf(refused.getMessage()).contains("The user executing the script")
                ? NOT_PERMITTED
                : REMEDIES.getOrDefault(firstWord(refused), "find out what Redis means; its log may say more");
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; deepest.getCause() != null && depth < DEPTH; depth++) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private static String firstWord(Exception failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? "" : message.split(" ", 2)[0];
    }
}
