package org.watchword.redis;

import jakarta.persistence.spi.PersistenceProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.watchword.redis.link.LinkOptions;
import org.watchword.redis.link.RedisAddress;
import org.watchword.redis.link.RedisLink;
import org.watchword.redis.link.Reply;
import org.watchword.redis.link.Script;
import org.watchword.start.login.NodesRaceContract;
import org.watchword.store.jpa.TestProviders;

class RedisNodesRaceTest extends NodesRaceContract {

    private static final Script ALL = new Script(
            "read all sessions",
            "local all = {} for _, key in ipairs(redis.call('KEYS', KEYS[1] .. 's:*')) do"
                    + " all[#all + 1] = redis.call('HGETALL', key) end return all",
            "2".repeat(40));

    private final String prefix = SharedRedis.prefix();
    private final RedisLink link = new RedisLink(
            new LinkOptions(RedisAddress.of(SharedRedis.server().url()), null, null, Duration.ofSeconds(5), 1, "test"));

    @AfterEach
    void close() {
        link.close();
    }

    @Override
    protected PersistenceProvider provider() {
        return TestProviders.eclipseLink();
    }

    @Override
    protected List<String> settings() {
        return List.of(
                "watchword.redis.url",
                SharedRedis.server().url(),
                "watchword.redis.prefix",
                prefix,
                "watchword.redis.connections",
                "60");
    }

    @Override
    protected List<Stored> stored() {
        return link.run(ALL, prefix, List.of()).list().stream()
                .map(Reply::map)
                .map(RedisNodesRaceTest::stored)
                .toList();
    }

    private static Stored stored(Map<String, String> fields) {
        return new Stored(fields.get("user"), Long.parseLong(fields.get("generation")), !fields.containsKey("revoked"));
    }
}
