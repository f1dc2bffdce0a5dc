package org.watchword.redis.link;

import java.util.HashMap;
import java.util.Map;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.redis.link.RedisLink.Verb;

/**
 * Kind of server that answers.
 *
 * @param version as it tells it
 * @param evicts the policy by which it drops keys when its memory is full; {@code noeviction} where it drops none
 * @param persistence how it keeps what it has over a restart
 */
public record RedisServer(String version, String evicts, Persistence persistence) {

    /** The scripts use what 6.2 brought; the tests run on 7.0. */
    private static final int OLDEST = 7;

    /** Kinds of keeping what a server has over a restart. */
    public enum Persistence {
        /** Each write goes into a log. */
        LOG,
        /** It writes a copy now and then; what came after that is lost. */
        SNAPSHOTS,
        /** Nothing is kept. */
        NONE,
        /** It does not say. */
        UNKNOWN
    }

    /**
     * Asks.
     *
     * @throws ConfigurationException if it is none that can be used
     * @throws StoreUnavailableException if it does not answer, or cannot be written to now
     */
    public static RedisServer ask(RedisLink link) {
        Map<String, String> info = info(link);
        if ("1".equals(info.get("cluster_enabled"))) {
            throw new ConfigurationException("watchword.redis.url: " + link.address()
                    + " is a node of a Redis Cluster, which cannot be used: what belongs to one session or user is "
                    + "changed in one step, which a cluster spreads over its nodes. Use a single primary, with "
                    + "replicas where it must not fail");
        }
        String version = info.getOrDefault("redis_version", "0");
        if (major(version) < OLDEST) {
            throw new ConfigurationException("watchword.redis.url: " + link.address() + " is Redis " + version
                    + "; use " + OLDEST + ".0 or later");
        }
        if ("slave".equals(info.get("role"))) {
            throw new StoreUnavailableException(
                    "Redis at " + link.address() + " is a replica, which cannot be written to",
                    "point watchword.redis.url at the primary",
                    null);
        }
        return new RedisServer(version, info.getOrDefault("maxmemory_policy", ""), persistence(link, info));
    }

    private static Map<String, String> info(RedisLink link) {
        Map<String, String> info = new HashMap<>();
        for (String line : link.send("say what it is", Verb.INFO).text().split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                info.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return info;
    }

    private static Persistence persistence(RedisLink link, Map<String, String> info) {
        if ("1".equals(info.get("aof_enabled"))) {
            return Persistence.LOG;
        }
        try {
            return link.send("say how it is set", Verb.CONFIG, "GET", "save")
                            .map()
                            .getOrDefault("save", "")
                            .isBlank()
                    ? Persistence.NONE
                    : Persistence.SNAPSHOTS;
        } catch (StoreUnavailableException e) {
            // A user of its access control may well not be allowed to ask.
            return Persistence.UNKNOWN;
        }
    }

    private static int major(String version) {
        String first = version.split("[.]", 2)[0];
        return first.matches("[0-9]{1,4}") ? Integer.parseInt(first) : 0;
    }
}
