package org.watchword.redis;

import java.util.UUID;

/** One server for all tests that do not stop it; it ends with the JVM. Each test has a prefix of its own. */
public final class SharedRedis {

    private SharedRedis() {}

    public static RedisProcess server() {
        return Started.SERVER;
    }

    public static String prefix() {
        return "test-" + UUID.randomUUID() + ":";
    }

    private static final class Started {
        static final RedisProcess SERVER = RedisProcess.started();
    }
}
