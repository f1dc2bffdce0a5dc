package org.watchword.backend;

import static org.watchword.config.SettingKinds.optional;

import java.util.List;
import java.util.Optional;
import org.watchword.config.Setting;

/**
 * Lists the settings that say where sessions are kept, known here so that a missing jar is noticed. The table in
 * docs/settings.md is checked against it.
 */
public final class BackendSettings {

    /** The Redis server. */
    public static final Setting<Optional<String>> REDIS_URL = optional(
            "watchword.redis.url",
            List.of(),
            "redis://host:port or rediss://host:port, with /number for another database than 0",
            "With the jar `auth-redis`: keeps sessions, revocations and shared limits in this Redis instead of the "
                    + "database, such as `rediss://redis.example.org:6379`. See [redis.md](redis.md).");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(REDIS_URL);

    private BackendSettings() {}
}
