package org.watchword.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.backend.SharedSessions;
import org.watchword.redis.link.LinkOptions;
import org.watchword.redis.link.RedisLink;
import org.watchword.redis.link.RedisLink.Verb;
import org.watchword.redis.link.RedisServer;
import org.watchword.redis.link.Subscriber;
import org.watchword.redis.store.Keyspace;
import org.watchword.redis.store.RedisStores;
import org.watchword.redis.store.RedisTrial;
import org.watchword.redis.store.RevocationMessage;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Stores;

/** Sessions, revocations and attempts of one application on one Redis server. */
final class RedisSessions implements SharedSessions {

    private final LinkOptions options;
    private final RedisLink link;
    private final Keyspace keys;
    private volatile @Nullable RedisServer server;
    private volatile @Nullable Subscriber subscriber;

    RedisSessions(LinkOptions options, String prefix) {
        this.options = options;
        this.link = new RedisLink(options);
        this.keys = new Keyspace(link, prefix, () -> server != null);
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public void open() {
        RedisServer found = RedisServer.ask(link);
        new RedisTrial(new Keyspace(link, keys.prefix(), () -> true)).run();
        server = found;
    }

    @Override
    public Stores over(Stores database) {
        return new RedisStores(keys, database);
    }

    @Override
    public void listen(Consumer<RevocationRecord> heard, Runnable missed) {
        subscriber = new Subscriber(
                link,
                keys.channel(),
                options.name() + "-revocations",
                message -> heard.accept(RevocationMessage.read(message)),
                missed);
    }

    @Override
    public List<Entry> entries() {
        RedisServer found = server;
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Fact(
                Topic.NOTE,
                "sessions, revocations and shared limits are in Redis" + (found == null ? "" : " " + found.version())
                        + " at " + options.address()));
        if (found != null && !found.evicts().equals("noeviction")) {
            entries.add(new Entry.Unsafe(
                    "redis-eviction",
                    "Redis at " + options.address() + " drops keys when its memory is full (maxmemory-policy "
                            + found.evicts() + "): users would be logged out, and revoked tokens be taken again",
                    "set maxmemory-policy to noeviction"));
        }
        if (found != null && found.persistence() == RedisServer.Persistence.NONE) {
            entries.add(new Entry.Fact(
                    Topic.NOTE,
                    "Redis at " + options.address() + " keeps nothing over a restart: all users are logged out then"));
        }
        return entries;
    }

    @Override
    public Optional<String> problem() {
        try {
            link.send("answer", Verb.PING);
            return Optional.empty();
        } catch (StoreUnavailableException e) {
            return Optional.of("does not answer");
        }
    }

    @Override
    public void close() {
        Subscriber listening = subscriber;
        if (listening != null) {
            listening.close();
        }
        link.close();
    }
}
