package org.watchword.redis.store;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.watchword.redis.SharedRedis;
import org.watchword.redis.link.LinkOptions;
import org.watchword.redis.link.RedisAddress;
import org.watchword.redis.link.RedisLink;
import org.watchword.redis.link.Script;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptStore;
import org.watchword.store.AttemptStoreContract;
import org.watchword.store.DowntimeStoreContract;
import org.watchword.store.ExpiredRows;
import org.watchword.store.ExpiredRowsContract;
import org.watchword.store.RevocationStore;
import org.watchword.store.RevocationStoreContract;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SessionStoreContract;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserDirectoryContract;
import org.watchword.store.UserStore;
import org.watchword.store.downtime.DowntimeStore;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;

/** The contracts of the ports on a real Redis, with a database beside it; each test has its own keys and tables. */
class RedisStoresTest {

    private TestDatabase database;
    private JpaStores tables;
    private RedisLink link;
    private String prefix;
    private RedisStores stores;

    @BeforeEach
    void open() {
        database = TestDatabase.h2();
        tables = database.open(TestProviders.eclipseLink());
        prefix = SharedRedis.prefix();
        link = new RedisLink(new LinkOptions(
                RedisAddress.of(SharedRedis.server().url()), null, null, Duration.ofSeconds(5), 60, "test"));
        stores = new RedisStores(new Keyspace(link, prefix, () -> true), tables);
    }

    @AfterEach
    void close() {
        link.close();
        tables.close();
        database.close();
    }

    @Nested
    class Sessions extends SessionStoreContract {
        @Override
        protected SessionStore store() {
            return stores.sessions();
        }

        @Override
        protected UserStore users() {
            return stores.users();
        }

        @Override
        protected RevocationStore revocations() {
            return stores.revocations();
        }
    }

    @Nested
    class Revocations extends RevocationStoreContract {

        private static final Script OLDER = new Script(
                "let time pass",
                "for _, id in ipairs(redis.call('ZRANGE', KEYS[1] .. 'recorded', 0, -1)) do"
                        + " redis.call('ZINCRBY', KEYS[1] .. 'recorded', -ARGV[1], id) end return 1",
                "0".repeat(40));

        @Override
        protected RevocationStore store() {
            return stores.revocations();
        }

        @Override
        protected void letPass(Duration time) {
            link.run(OLDER, prefix, List.of(Long.toString(time.toMillis())));
            database.run("UPDATE ww_revocation SET recorded_at = recorded_at - " + time.toSeconds()
                    + " * INTERVAL '1' SECOND");
        }
    }

    @Nested
    class Downtimes extends DowntimeStoreContract {

        private static final Script OLDER = new Script(
                "let time pass",
                "for _, field in ipairs({'seen', 'began', 'ended'}) do"
                        + " if redis.call('HEXISTS', KEYS[1] .. 'downtime', field) == 1 then"
                        + " redis.call('HINCRBY', KEYS[1] .. 'downtime', field, -ARGV[1]) end end return 1",
                "1".repeat(40));

        @Override
        protected DowntimeStore store() {
            return stores.downtime();
        }

        @Override
        protected void pass(Duration time) {
            link.run(OLDER, prefix, List.of(Long.toString(time.toMillis())));
        }
    }

    @Nested
    class Attempts extends AttemptStoreContract {
        @Override
        protected AttemptStore store() {
            return stores.attempts();
        }
    }

    @Nested
    class Expired extends ExpiredRowsContract {
        @Override
        protected UserDirectory directory() {
            return stores.directory();
        }

        @Override
        protected ExpiredRows rows() {
            return stores.expired();
        }

        @Override
        protected SessionStore sessions() {
            return stores.sessions();
        }

        @Override
        protected AccountStore accounts() {
            return stores.accounts();
        }

        @Override
        protected RevocationStore revocations() {
            return stores.revocations();
        }
    }

    @Nested
    class Directory extends UserDirectoryContract {
        @Override
        protected UserDirectory store() {
            return stores.directory();
        }

        @Override
        protected RoleStore roles() {
            return stores.roles();
        }

        @Override
        protected UserStore users() {
            return stores.users();
        }

        @Override
        protected SessionStore sessions() {
            return stores.sessions();
        }

        @Override
        protected RevocationStore revocations() {
            return stores.revocations();
        }
    }
}
