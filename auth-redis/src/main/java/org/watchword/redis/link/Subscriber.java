package org.watchword.redis.link;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears what is published on one channel, on a thread of its own, and connects again for as long as it takes. Redis
 * keeps nothing for those who do not listen, so each new connection says that something may have been missed.
 */
public final class Subscriber implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Subscriber.class.getName());

    /** A connection that was silent for so long is made anew: the other end may be gone without a word. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RedisLink link;
    private final String channel;
    private final Consumer<String> heard;
    private final Runnable missed;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection open;
    private volatile boolean failed;

    /**
     * Starts to listen.
     *
     * @param heard takes each message
     * @param missed called when it listens from now on
     */
    public Subscriber(RedisLink link, String channel, String name, Consumer<String> heard, Runnable missed) {
        this.link = link;
        this.channel = channel;
        this.heard = heard;
        this.missed = missed;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (stopped.getCount() > 0) {
            boolean listened = listen();
            pause = listened ? FIRST_PAUSE : longer(pause);
            await(pause);
        }
    }

    /** Listens until the connection ends; false where there was none. */
    private boolean listen() {
        boolean listened = false;
        try (Connection connection = link.listening(SILENCE)) {
            open = connection;
            if (stopped.getCount() == 0) {
                return false;
            }
            connection.sendCommand(Command.SUBSCRIBE, channel);
            while (stopped.getCount() > 0) {
                Reply reply = new Reply(connection.getOne());
                if (!listened) {
                    listened = true;
                    begun();
                } else {
                    take(reply.list());
                }
            }
        } catch (RuntimeException e) {
            ended(listened, e);
        } finally {
            open = null;
        }
        return listened;
    }

    private void begun() {
        if (failed) {
            failed = false;
            LOG.log(Level.INFO, "Revocations of other nodes are heard of by Redis again");
        }
        missed.run();
    }

    private void ended(boolean listened, RuntimeException e) {
        boolean isExpected = stopped.getCount() == 0 || listened;
        if (!isExpected && !failed) {
            failed = true;
            LOG.log(
                    Level.WARNING,
                    "Revocations of other nodes are not heard of by Redis at {0}, but read at each poll until then",
                    link.address());
        }
        LOG.log(Level.DEBUG, "Why Redis is not listened to", e);
    }

    private void take(List<Reply> message) {
        if (message.size() == 3 && "message".equals(message.get(0).text())) {
            try {
                heard.accept(message.get(2).text());
            } catch (RuntimeException e) {
                // Whatever others publish there: this thread must go on.
                LOG.log(Level.WARNING, "A message of Redis could not be understood", e);
            }
        }
    }

    private void await(Duration pause) {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Ends the thread, and waits for its end; a second call does nothing. */
    @Override
    public void close() {
        stopped.countDown();
        Connection connection = open;
        if (connection != null) {
            try {
                connection.forceDisconnect();
            } catch (java.io.IOException | JedisException e) {
                LOG.log(Level.DEBUG, "A connection to Redis did not end well", e);
            }
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
