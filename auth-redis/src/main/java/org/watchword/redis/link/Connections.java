package org.watchword.redis.link;

import java.time.Duration;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisException;

/** Makes connections, and tells whether one that was idle is still good. */
final class Connections extends BasePooledObjectFactory<Connection> {

    /** One that was used a moment ago is not asked. */
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final HostAndPort where;
    private final JedisClientConfig config;

    /** @param silence how long an answer may take */
    Connections(LinkOptions options, Duration silence) {
        RedisAddress address = options.address();
        this.where = new HostAndPort(address.host(), address.port());
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder()
                .resp2()
                .connectionTimeoutMillis((int) options.timeout().toMillis())
                .socketTimeoutMillis((int) silence.toMillis())
                .user(options.user())
                .password(options.password())
                .database(address.database())
                .clientName(options.name())
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (address.tls()) {
            // A certificate that anybody has is not enough: it must be that of the host (RFC 2818 §3.1).
            builder.sslOptions(
                    SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
        }
        this.config = builder.build();
    }

    @Override
    public Connection create() {
        return new Connection(where, config);
    }

    @Override
    public PooledObject<Connection> wrap(Connection connection) {
        return new DefaultPooledObject<>(connection);
    }

    @Override
    public boolean validateObject(PooledObject<Connection> pooled) {
        if (pooled.getIdleDuration().compareTo(TRUSTED) < 0) {
            return true;
        }
        try {
            return pooled.getObject().isConnected() && pooled.getObject().ping();
        } catch (JedisException e) {
            return false;
        }
    }

    @Override
    public void destroyObject(PooledObject<Connection> pooled) {
        pooled.getObject().disconnect();
    }
}
