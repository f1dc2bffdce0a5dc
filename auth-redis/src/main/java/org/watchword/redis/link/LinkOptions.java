package org.watchword.redis.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of connections.
 *
 * @param user of Redis' access control, or null for its default user
 * @param password or null where it asks for none
 * @param timeout for a connection, and for each answer
 * @param most connections at once, but the one that listens
 * @param name of the connections, as {@code CLIENT LIST} shows it
 */
public record LinkOptions(
        RedisAddress address,
        @Nullable String user,
        @Nullable String password,
        Duration timeout,
        int most,
        String name) {

    @Override
    public String toString() {
        return "LinkOptions[address=" + address + ", name=" + name + "]";
    }
}
