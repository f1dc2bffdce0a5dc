package org.watchword.redis.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Connections to one Redis server, made when they are needed. Thread-safe. */
public final class RedisLink implements AutoCloseable {

    private final LinkOptions options;
    private final GenericObjectPool<Connection> pool;

    /** Connects to nothing yet. */
    public RedisLink(LinkOptions options) {
        this.options = options;
        GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(options.most());
        config.setMaxIdle(options.most());
        config.setMaxWait(options.timeout());
        config.setTestOnBorrow(true);
        // Neither a thread of the pool's own, which would outlive the application, nor a bean of the JVM's.
        config.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        config.setJmxEnabled(false);
        this.pool = new GenericObjectPool<>(new Connections(options, options.timeout()), config);
    }

    /** Returns where it is. */
    public RedisAddress address() {
        return options.address();
    }

    /** Returns a connection of its own that listens, and that is not of the pool. */
    Connection listening(Duration silence) {
        return new Connections(options, silence).create();
    }

    /**
     * Runs a script; Redis is given its text when it does not know it yet.
     *
     * @throws StoreUnavailableException if it may not have been run
     */
    public Reply run(Script script, String prefix, List<String> arguments) {
        return call(script.what(), connection -> {
            try {
                return send(connection, Command.EVALSHA, eval(script.sha1(), prefix, arguments));
            } catch (JedisDataException e) {
                if (!String.valueOf(e.getMessage()).startsWith("NOSCRIPT")) {
                    throw e;
                }
                return send(connection, Command.EVAL, eval(script.text(), prefix, arguments));
            }
        });
    }

    /**
     * Sends a command.
     *
     * @param what it does, for the message of a failure: "could not ..."
     */
    public Reply send(String what, Verb command, String... arguments) {
        return call(what, connection -> send(connection, command.raw(), bytes(List.of(arguments))));
    }

    private static @Nullable Object send(Connection connection, ProtocolCommand command, byte[][] arguments) {
        connection.sendCommand(command, arguments);
        return connection.getOne();
    }

    private Reply call(String what, Call call) {
        Connection connection = borrow(what);
        boolean isGood = false;
        try {
            Reply reply = new Reply(call.on(connection));
            isGood = true;
            return reply;
        } catch (JedisConnectionException e) {
            // The others are as old, and what ended this one will have ended them.
            pool.clear();
            throw RedisFailures.of(options.address(), what, e);
        } catch (JedisDataException e) {
            // One that has become a replica is left for whoever has the address now.
            isGood = !RedisFailures.isAboutTheServer(e);
            if (!isGood) {
                pool.clear();
            }
            throw RedisFailures.of(options.address(), what, e);
        } catch (JedisException e) {
            throw RedisFailures.of(options.address(), what, e);
        } finally {
            giveBack(connection, isGood);
        }
    }

    private Connection borrow(String what) {
        try {
            return pool.borrowObject();
        } catch (NoSuchElementException e) {
            throw new StoreUnavailableException(
                    "All connections to Redis at " + options.address() + " are in use: could not " + what,
                    "raise watchword.redis.connections, or find out why Redis is slow",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RedisFailures.of(options.address(), what, e);
        } catch (Exception e) {
            throw RedisFailures.of(options.address(), what, e);
        }
    }

    private void giveBack(Connection connection, boolean isGood) {
        if (isGood && !connection.isBroken()) {
            pool.returnObject(connection);
            return;
        }
        try {
            pool.invalidateObject(connection);
        } catch (Exception e) {
            // It is of no use any more, whatever its end says.
            connection.setBroken();
        }
    }

    private static byte[][] eval(String script, String prefix, List<String> arguments) {
        byte[][] all = new byte[3 + arguments.size()][];
        all[0] = bytes(script);
        all[1] = bytes("1");
        all[2] = bytes(prefix);
        for (int i = 0; i < arguments.size(); i++) {
            all[3 + i] = bytes(arguments.get(i));
        }
        return all;
    }

    private static byte[][] bytes(List<String> texts) {
        return texts.stream().map(RedisLink::bytes).toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Call {
        @Nullable
        Object on(Connection connection);
    }

    /** Commands that are sent by themselves. */
    public enum Verb {
        /** Asks whether it answers. */
        PING(Command.PING),
        /** Asks what it is. */
        INFO(Command.INFO),
        /** Asks how it is set. */
        CONFIG(Command.CONFIG),
        /** Reads a text. */
        GET(Command.GET),
        /** Removes keys. */
        DEL(Command.DEL),
        /** Tells those who listen. */
        PUBLISH(Command.PUBLISH);

        private final Command raw;

        Verb(Command raw) {
            this.raw = raw;
        }

        private Command raw() {
            return raw;
        }
    }
}
