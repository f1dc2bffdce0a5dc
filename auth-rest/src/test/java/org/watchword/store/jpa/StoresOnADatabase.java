package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.Configuration;
import org.watchword.entity.HostEntitiesContract;
import org.watchword.revocation.RevocationRecord;
import org.watchword.session.TestClock;
import org.watchword.session.TestConfigurations;
import org.watchword.store.AccountStore;
import org.watchword.store.AccountStoreContract;
import org.watchword.store.AtOnce;
import org.watchword.store.AttemptStore;
import org.watchword.store.AttemptStoreContract;
import org.watchword.store.AuditStore;
import org.watchword.store.AuditStoreContract;
import org.watchword.store.DowntimeStoreContract;
import org.watchword.store.EndReason;
import org.watchword.store.ExpiredRows;
import org.watchword.store.ExpiredRowsContract;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.RevocationStore;
import org.watchword.store.RevocationStoreContract;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.SessionStoreContract;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.SigningKeyStoreContract;
import org.watchword.store.TestRecords;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserDirectoryContract;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.store.UserStoreContract;
import org.watchword.store.downtime.DowntimeStore;
import org.watchword.store.jpa.schema.DatabaseProduct;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.throttle.LoginThrottle;
import org.watchword.throttle.ThrottleDecision;
import org.watchword.throttle.Throttles;

/** All contracts on one kind of database with one provider; each test has a database of its own. */
abstract class StoresOnADatabase {

    TestDatabase database;
    JpaStores stores;

    abstract TestDatabase newDatabase();

    abstract PersistenceProvider provider();

    @BeforeEach
    void open() {
        database = newDatabase();
        stores = JpaStores.open(database.dataSource(), SchemaMode.APPLY, provider());
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected UserStore store() {
            return stores.users();
        }

        @Override
        protected void grant(String role, String permission) {
            database.run("INSERT INTO ww_permission (id, name, created_at) VALUES ('" + permission + "', '" + permission
                    + "', 0)");
            database.run("INSERT INTO ww_role_permission (role_id, permission_id) SELECT id, '" + permission
                    + "' FROM ww_role WHERE name = '" + role + "'");
        }

        @Override
        protected void disable(String id) {
            database.run("UPDATE ww_user SET enabled = FALSE WHERE id = '" + id + "'");
        }
    }

    @Test
    void eachKindOfStatementIsTriedOutAndNothingOfItStays() {
        stores.tryOut();

        for (String table :
                List.of("ww_user", "ww_role", "ww_session", "ww_signing_key", "ww_revocation", "ww_audit")) {
            assertThat(database.read("SELECT COUNT(*) FROM " + table)).as(table).containsExactly("0");
        }
    }

    @Test
    void tableThatIsNotWhatOneStatementNeedsIsFoundBeforeTheStoreIsReady() {
        database.run("ALTER TABLE ww_throttle DROP COLUMN state");

        assertThatThrownBy(stores::tryOut)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("count an attempt");
    }

    @Test
    void nodesThatTryOutTheirStatementsAtOnceAllSucceed() throws Exception {
        assertThat(AtOnce.call(6, i -> () -> {
                    stores.tryOut();
                    return true;
                }))
                .containsOnly(true);
    }

    @Test
    void callsTogetherAreOneTransaction() {
        NewUser ada = TestRecords.user("ada");
        NewUser bob = TestRecords.user("bob");

        assertThatThrownBy(() -> stores.together("do it", one -> {
                    one.users().create(ada);
                    assertThat(one.users().findById(ada.id())).isPresent();
                    assertThat(stores.users().findById(ada.id())).isEmpty();
                    throw new IllegalStateException("on the way");
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("could not do it");
        assertThat(stores.users().findById(ada.id())).isEmpty();

        assertThat(stores.<Boolean>together(
                        "do it", one -> one.users().create(ada) && one.users().create(bob)))
                .isTrue();
        assertThat(stores.users().findById(ada.id())).isPresent();
        assertThat(stores.users().findById(bob.id())).isPresent();
    }

    @Test
    void callsTogetherThatLostAgainstAnotherTransactionAreMadeAgain() {
        SessionRecord session = TestRecords.session();
        List<Boolean> found = new ArrayList<>();

        boolean done = stores.together("open a session", one -> {
            boolean isThere = one.sessions().find(session.id()).isPresent();
            found.add(isThere);
            if (!isThere) {
                stores.sessions().open(session);
                one.sessions().open(session);
            }
            return true;
        });

        assertThat(done).isTrue();
        assertThat(found).as("what each run found").containsExactly(false, true);
    }

    @Test
    void whoeverIsNotThereTakesAsManyStatementsAsAUser() {
        NewUser ada = TestRecords.user("ada");
        stores.users().create(ada);
        FaultyDataSource counting = new FaultyDataSource(database.dataSource());
        JpaStores counted = JpaStores.open(counting, SchemaMode.APPLY, provider());
        try {
            counting.statements();

            assertThat(counted.users().findByUsername("ada")).isPresent();
            int byName = counting.statements();
            assertThat(counted.users().findByUsername("nobody")).isEmpty();
            assertThat(counting.statements()).isEqualTo(byName).isPositive();

            assertThat(counted.accounts().findByEmail("ada@example.org")).isPresent();
            int byAddress = counting.statements();
            assertThat(counted.accounts().findByEmail("nobody@example.org")).isEmpty();
            assertThat(counting.statements()).isEqualTo(byAddress).isPositive();

            NewUser shows = new NewUser(
                    TestRecords.id(), "shows", "ada@example.org", null, "{x}h", Set.of(), Set.of(), TestRecords.NOW);
            counted.accounts().register(shows);
            counting.statements();
            assertThat(counted.accounts().findUnverified(ada.id())).isPresent();
            int unverified = counting.statements();
            assertThat(counted.accounts().findUnverified(shows.id())).isPresent();
            assertThat(counting.statements()).isEqualTo(unverified).isPositive();
        } finally {
            counted.close();
        }
    }

    @Test
    void rowsOfEarlierVersionsAreFoundByEitherSpellingAndTakeTheOther() {
        NewUser zoe = new NewUser(
                TestRecords.id(), "zoe1", "z@b\u00fccher.example", null, "{x}old", Set.of(), Set.of(), TestRecords.NOW);
        stores.accounts().register(zoe);
        database.run("UPDATE ww_user SET username = 'Zoe\u0308', username_key = 'zoe\u0308',"
                + " email_key = 'z@b\u00fccher.example' WHERE id = '" + zoe.id() + "'");

        for (String name : List.of("Zo\u00eb", "zoe\u0308")) {
            assertThat(stores.users().findByUsername(name)).map(UserRecord::id).contains(zoe.id());
            assertThat(stores.users().create(TestRecords.user(name))).isFalse();
            assertThat(stores.directory().search(name, 0, 10).page().total()).isEqualTo(1);
        }
        for (String address : List.of("Z@B\u00fccher.example", "z@xn--bcher-kva.example")) {
            assertThat(stores.accounts().findByEmail(address))
                    .map(UserRecord::id)
                    .contains(zoe.id());
            NewUser other = new NewUser(
                    TestRecords.id(),
                    "n" + address.hashCode(),
                    address,
                    null,
                    "{x}h",
                    Set.of(),
                    Set.of(),
                    TestRecords.NOW);
            assertThat(stores.accounts().register(other)).isEqualTo(AccountStore.Registered.EMAIL_TAKEN);
        }
        OneTimeToken token = new OneTimeToken(
                TestRecords.id(),
                OneTimeToken.Purpose.VERIFY_EMAIL,
                zoe.id(),
                "z@b\u00fccher.example",
                TestRecords.NOW,
                TestRecords.NOW.plusSeconds(60));
        stores.accounts().issue(token);
        assertThat(stores.accounts().verifyEmail(token.hash(), TestRecords.NOW)).contains(zoe.id());
    }

    @Test
    void sessionsAreEndedInBatches() {
        String user = TestRecords.id();
        List<String> ids = IntStream.range(0, 502)
                .mapToObj(i -> TestRecords.session(user))
                .peek(stores.sessions()::open)
                .map(SessionRecord::id)
                .toList();
        FaultyDataSource counting = new FaultyDataSource(database.dataSource());
        JpaStores counted = JpaStores.open(counting, SchemaMode.APPLY, provider());
        try {
            counting.statements();

            List<String> ended =
                    counted.sessions().endAllOf(user, EndReason.LOGOUT_ALL, TestRecords.NOW, TestRecords.NOW);

            assertThat(counting.statements()).isLessThan(20);
            assertThat(ended).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(stores.revocations().recordedWithin(Duration.ofMinutes(5)))
                    .hasSize(502);
        } finally {
            counted.close();
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
            database.run(
                    "UPDATE ww_user SET email = '" + email + "', email_key = '" + email + "' WHERE id = '" + id + "'");
        }

        @Override
        protected boolean hasVerifiedEmail(String id) {
            return !database.read("SELECT id FROM ww_user WHERE email_verified_at IS NOT NULL AND id = '" + id + "'")
                    .isEmpty();
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
    class ManyUsers {

        @BeforeEach
        void fill() {
            database.run("INSERT INTO ww_user (id, username, username_key, email, email_key, password_hash, enabled,"
                    + " created_at) SELECT 'u' || n, 'User' || n,"
                    + " 'user' || n, n || '@Example.org', n || '@example.org',"
                    + " '-', TRUE, n FROM " + database.numbers(10_001));
            stores.users().create(TestRecords.user("Zo\u00EB", Set.of("clerk"), Set.of()));
            stores.users().create(TestRecords.user("zo\uFF21", Set.of(), Set.of()));
        }

        private List<String> found(String query) {
            UserDirectory.FoundUsers found = stores.directory().search(query, 0, 3);
            assertThat(found.byBeginning()).isTrue();
            return found.page().rows().stream().map(UserRecord::username).toList();
        }

        @Test
        void areFoundByTheBeginningsOfTheirNamesAndAddresses() {
            assertThat(found("USER10001")).containsExactly("User10001");
            assertThat(found("10001@EXAMPLE")).containsExactly("User10001");
            assertThat(found("zo")).containsExactlyInAnyOrder("Zo\u00EB", "zo\uFF21");
            assertThat(found("Zoe\u0308")).containsExactly("Zo\u00EB");
            assertThat(found("ser10001")).isEmpty();
            assertThat(found("%")).isEmpty();
        }

        @Test
        void areCountedAsFarAsAPageNeeds() {
            assertThat(stores.directory().search("", 0, 10).page().total()).isEqualTo(10_000);
            assertThat(stores.directory().search("user", 1, 10).page().total()).isEqualTo(10_000);
            assertThat(stores.directory().search("", 1000, 10).page().total()).isEqualTo(10_003);
            assertThat(stores.directory().search("user9999", 0, 10).page().total())
                    .isEqualTo(1);
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
            String earlier = " - " + time.toMillis();
            database.run("UPDATE ww_downtime SET seen_at = seen_at" + earlier + ", began_at = began_at" + earlier
                    + ", ended_at = ended_at" + earlier + " WHERE seen_at > 0");
        }
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
        @Test
        void readingOfMoreThanTheMostFailsAndOneOfTheMostDoesNot() {
            for (int i = 0; i < 3; i++) {
                store().record(new RevocationRecord.OfSession(TestRecords.id(), TestRecords.NOW));
            }
            Duration window = Duration.ofDays(1);
            int there = store().recordedWithin(window).size();
            try (EntityManagerFactory factory = factory();
                    EntityManager em = factory.createEntityManager()) {
                assertThat(RevocationRows.recordedWithin(em, window, there)).hasSize(there);
                assertThatThrownBy(() -> RevocationRows.recordedWithin(em, window, there - 1))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("more than " + (there - 1));
            }
        }

        private EntityManagerFactory factory() {
            UnitInfo unit = new UnitInfo(
                    provider().getClass().getName(),
                    PersistenceUnitTransactionType.RESOURCE_LOCAL,
                    database.dataSource());
            return provider().createContainerEntityManagerFactory(unit, Map.of());
        }

        @Override
        protected RevocationStore store() {
            return stores.revocations();
        }

        @Override
        protected void letPass(Duration time) {
            database.run("UPDATE ww_revocation SET recorded_at = recorded_at - " + time.toSeconds()
                    + " * INTERVAL '1' SECOND");
        }

        @Test
        void entryOfALongTransactionIsRecordedWhenItIsWrittenAndNotWhenTheTransactionBegan() {
            RevocationRecord entry = new RevocationRecord.OfSession(TestRecords.id(), TestRecords.NOW);
            RevocationRecord prolonged =
                    new RevocationRecord.OfUser(TestRecords.id(), TestRecords.NOW, TestRecords.NOW);
            store().record(prolonged);
            RevocationRows rows = new RevocationRows(
                    () -> DatabaseProduct.named(stores.description().product()).statementTime());
            try (EntityManagerFactory factory = factory();
                    EntityManager host = factory.createEntityManager()) {
                host.getTransaction().begin();
                try {
                    host.createQuery("delete from AuditRow r").executeUpdate();
                    assertThat(later(host)).isZero();

                    rows.put(host, entry);
                    rows.put(host, prolonged);

                    assertThat(later(host)).isEqualTo(2);
                    assertThat(store().recordedWithin(Duration.ofMinutes(1))).doesNotContain(entry);
                    host.getTransaction().commit();
                } finally {
                    // A failure must not leave its locks to the end of the test, which would wait for them for ever.
                    if (host.getTransaction().isActive()) {
                        host.getTransaction().rollback();
                    }
                }
            }
            assertThat(store().recordedWithin(Duration.ofMinutes(1))).contains(entry, prolonged);
        }

        /** Entries that are younger than the transaction. */
        private static long later(EntityManager host) {
            Object count = host.createNativeQuery(
                            "SELECT COUNT(*) FROM ww_revocation WHERE recorded_at > CURRENT_TIMESTAMP")
                    .getSingleResult();
            return ((Number) count).longValue();
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
    class HostEntities extends HostEntitiesContract {
        @Override
        protected TestDatabase database() {
            return database;
        }

        @Override
        protected PersistenceProvider provider() {
            return StoresOnADatabase.this.provider();
        }

        @Override
        protected UserStore users() {
            return stores.users();
        }

        @Override
        protected RoleStore roles() {
            return stores.roles();
        }

        @Override
        protected UserDirectory directory() {
            return stores.directory();
        }

        @Test
        void tablesThatTheHostsUnitMadeBeforeUsAreRefusedByName() {
            try (TestDatabase empty = newDatabase()) {
                open(empty, "create").close();

                assertThatThrownBy(() -> empty.open(provider()).close())
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("ww_user")
                        .hasMessageContaining("in the way");
            }
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
    class Attempts extends AttemptStoreContract {
        @Override
        protected AttemptStore store() {
            return stores.attempts();
        }

        @Test
        void ofManyGuessesAtOnceOnTwoNodesFiveAreLetThrough() throws Exception {
            Configuration configuration = TestConfigurations.of(Map.of("watchword.throttle.store", "database"));
            TestClock clock = new TestClock();
            LoginThrottle one = new Throttles(configuration, stores.attempts(), clock).logins();
            LoginThrottle other = new Throttles(configuration, stores.attempts(), clock).logins();

            List<ThrottleDecision> turns =
                    AtOnce.call(16, i -> () -> (i % 2 == 0 ? one : other).begin("192.0.2.1", "ada"));

            assertThat(turns.stream().filter(ThrottleDecision.Granted.class::isInstance))
                    .hasSize(5);
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
