package org.watchword.session;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.watchword.store.AccountStore;
import org.watchword.store.AccountStoreContract;
import org.watchword.store.AuditStore;
import org.watchword.store.AuditStoreContract;
import org.watchword.store.DowntimeStoreContract;
import org.watchword.store.ExpiredRows;
import org.watchword.store.ExpiredRowsContract;
import org.watchword.store.RevocationStore;
import org.watchword.store.RevocationStoreContract;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SessionStoreContract;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.SigningKeyStoreContract;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserDirectoryContract;
import org.watchword.store.UserStore;
import org.watchword.store.UserStoreContract;
import org.watchword.store.downtime.DowntimeStore;

/** The stores of these tests keep what the database's keep. */
class InMemoryStoresTest {

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected UserStore store() {
            return stores.users();
        }

        @Override
        protected void grant(String role, String permission) {
            stores.grant(role, permission);
        }

        @Override
        protected void disable(String id) {
            stores.disable(id);
        }
    }

    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected AccountStore store() {
            return stores.accounts();
        }

        @Override
        protected UserStore users() {
            return stores.users();
        }

        @Override
        protected UserDirectory directory() {
            return stores.directory();
        }

        @Override
        protected void changeEmail(String id, String email) {
            stores.changeEmail(id, email);
        }

        @Override
        protected boolean hasVerifiedEmail(String id) {
            return stores.hasVerifiedEmail(id);
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
    class Downtimes extends DowntimeStoreContract {
        @Override
        protected DowntimeStore store() {
            return stores.downtime();
        }

        @Override
        protected void pass(Duration time) {
            clock.pass(time);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {

        @Override
        protected Instant storeTime() {
            return TestClock.START;
        }

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
        @Override
        protected RevocationStore store() {
            return stores.revocations();
        }

        @Override
        protected void letPass(Duration time) {
            clock.pass(time);
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

    @Nested
    class Audit extends AuditStoreContract {
        @Override
        protected AuditStore store() {
            return stores.audit();
        }
    }

    @Nested
    class SigningKeys extends SigningKeyStoreContract {
        @Override
        protected SigningKeyStore store() {
            return stores.signingKeys();
        }
    }
}
