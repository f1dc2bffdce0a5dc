package org.watchword.redis.store;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.redis.link.RedisLink;
import org.watchword.redis.link.RedisLink.Verb;
import org.watchword.redis.link.Reply;
import org.watchword.redis.link.Script;

/**
 * The keys of one application in Redis.
 *
 * @param prefix of all of them
 * @param ready false until Redis was found to be one that can be used
 */
public record Keyspace(RedisLink link, String prefix, BooleanSupplier ready) {

    /** Returns the channel on which revocations are told. */
    public String channel() {
        return prefix + "revoked";
    }

    /** Runs a script of {@link Scripts}. */
    Reply run(Script script, String... arguments) {
        demandReady();
        return link.run(script, prefix, List.of(arguments));
    }

    /** Sends a command about one key. */
    Reply send(String what, Verb command, String key) {
        demandReady();
        return link.send(what, command, prefix + key);
    }

    /** Tells the other nodes. */
    void publish(String message) {
        demandReady();
        link.send("tell other nodes", Verb.PUBLISH, channel(), message);
    }

    private void demandReady() {
        if (!ready.getAsBoolean()) {
            throw new StoreUnavailableException(
                    "Redis at " + link.address() + " has not been opened yet", new IllegalStateException("not open"));
        }
    }
}
