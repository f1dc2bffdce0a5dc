package org.watchword.redis.store;

import java.util.function.Function;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.Stores;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;
import org.watchword.store.downtime.DowntimeStore;

/**
 * The ports of the database, with sessions, revocations of sessions and attempts in Redis. A transaction is the
 * database's; what is done in Redis within it is done at once, each call in one step, and see {@link Uncommitted}.
 */
public final class RedisStores implements Stores {

    private final Keyspace keys;
    private final Stores database;
    private final SessionWrites writes;
    private final RedisRevocationStore revocations;

    /** Ports for calls outside of a transaction. */
    public RedisStores(Keyspace keys, Stores database) {
        this(keys, database, SessionWrites.UNNOTED);
    }

    private RedisStores(Keyspace keys, Stores database, SessionWrites writes) {
        this.keys = keys;
        this.database = database;
        this.writes = writes;
        this.revocations = new RedisRevocationStore(keys, database.revocations());
    }

    @Override
    public <T> T together(String what, Function<Stores, T> work) {
        Uncommitted done = new Uncommitted(keys);
        try {
            return database.together(what, one -> {
                done.again();
                return work.apply(new RedisStores(keys, one, done));
            });
        } catch (RuntimeException e) {
            done.failed();
            throw e;
        }
    }

    @Override
    public UserStore users() {
        return database.users();
    }

    @Override
    public SessionStore sessions() {
        return new RedisSessionStore(keys, database, writes);
    }

    @Override
    public SigningKeyStore signingKeys() {
        return database.signingKeys();
    }

    @Override
    public RevocationStore revocations() {
        return revocations;
    }

    @Override
    public AccountStore accounts() {
        return database.accounts();
    }

    @Override
    public ExpiredRows expired() {
        return new RedisExpiredRows(keys, database.expired());
    }

    @Override
    public UserDirectory directory() {
        return new ToldUserDirectory(keys, database.directory(), revocations);
    }

    @Override
    public RoleStore roles() {
        return new ToldRoleStore(database.roles(), revocations);
    }

    @Override
    public AuditStore audit() {
        return database.audit();
    }

    @Override
    public DowntimeStore downtime() {
        return new RedisDowntimeStore(keys, database.downtime());
    }

    @Override
    public AttemptStore attempts() {
        return new RedisAttemptStore(keys);
    }
}
