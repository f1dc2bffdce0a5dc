package org.watchword.redis;

import java.util.List;
import java.util.Optional;
import org.watchword.backend.BackendSettings;
import org.watchword.backend.SessionBackend;
import org.watchword.backend.SharedSessions;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.redis.link.LinkOptions;
import org.watchword.redis.link.RedisAddress;

/** Keeps sessions, revocations and attempts in Redis, where {@code watchword.redis.url} is set. */
public final class RedisSessionBackend implements SessionBackend {

    /** Called by the service look-up. */
    public RedisSessionBackend() {}

    @Override
    public List<Setting<?>> settings() {
        return RedisSettings.ALL;
    }

    @Override
    public Optional<SharedSessions> of(Configuration configuration, String application) {
        return configuration
                .get(BackendSettings.REDIS_URL)
                .map(url -> new RedisSessions(
                        options(address(url), configuration, application),
                        configuration.get(RedisSettings.REDIS_PREFIX)));
    }

    private static LinkOptions options(RedisAddress address, Configuration configuration, String application) {
        Optional<String> user = configuration.get(RedisSettings.REDIS_USER);
        Optional<String> password = configuration.get(RedisSettings.REDIS_PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            throw new ConfigurationException(
                    RedisSettings.REDIS_USER.name() + " is set; set " + RedisSettings.REDIS_PASSWORD.name() + ", too");
        }
        return new LinkOptions(
                address,
                user.orElse(null),
                password.orElse(null),
                configuration.get(RedisSettings.REDIS_TIMEOUT),
                configuration.get(RedisSettings.REDIS_CONNECTIONS),
                // A name with anything else would be refused by Redis.
                "watchword" + application.replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    private static RedisAddress address(String url) {
        try {
            return RedisAddress.of(url);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(BackendSettings.REDIS_URL.name() + " " + e.getMessage());
        }
    }
}
