package org.watchword.redis;

import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.number;
import static org.watchword.config.SettingKinds.optional;
import static org.watchword.config.SettingKinds.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.watchword.config.Setting;

/**
 * Lists the settings of this jar; auth-rest knows {@code watchword.redis.url}. The table in docs/settings.md is checked
 * against it.
 */
public final class RedisSettings {

    /** The user of Redis' access control. */
    public static final Setting<Optional<String>> REDIS_USER = optional(
            "watchword.redis.user",
            List.of(),
            "the name of a user of Redis",
            "User of Redis' access control; unset: its default user.");

    /** The password of that user. */
    public static final Setting<Optional<String>> REDIS_PASSWORD =
            secret("watchword.redis.password", "the password of the user of Redis", "Password for Redis.");

    /** The beginning of all keys. */
    public static final Setting<String> REDIS_PREFIX = new Setting<>(
            "watchword.redis.prefix",
            List.of(),
            false,
            "1 to 64 letters, digits and ':._-'",
            "watchword:",
            "Beginning of all keys and channels. Each application that has a database of its own needs its own.",
            RedisSettings::prefix);

    /** Longest time that Redis may take. */
    public static final Setting<Duration> REDIS_TIMEOUT = duration(
            "watchword.redis.timeout",
            List.of(),
            "PT2S",
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            "How long a request waits for Redis: for a connection, and for each answer; then it is a 503.");

    /** Most connections of a node. */
    public static final Setting<Integer> REDIS_CONNECTIONS = number(
            "watchword.redis.connections",
            "16",
            1,
            1000,
            "Connections to Redis of each node at most, but the one that listens.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL =
            List.of(REDIS_USER, REDIS_PASSWORD, REDIS_PREFIX, REDIS_TIMEOUT, REDIS_CONNECTIONS);

    private RedisSettings() {}

    private static String prefix(String value) {
        if (!value.matches("[A-Za-z0-9:._-]{1,64}")) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
