package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import jakarta.persistence.spi.PersistenceProvider;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.EndReason;
import org.watchword.store.NewUser;
import org.watchword.store.SessionRecord;
import org.watchword.store.TestRecords;
import org.watchword.store.jpa.schema.SchemaMode;

/** What happens when the database fails, and after. */
abstract class OutageContract {

    private TestDatabase database;
    private FaultyDataSource dataSource;

    abstract TestDatabase newDatabase();

    abstract PersistenceProvider provider();

    @BeforeEach
    void begin() {
        database = newDatabase();
        dataSource = new FaultyDataSource(database.dataSource());
    }

    @AfterEach
    void end() {
        assertThat(dataSource.connectionsOut()).as("connections not given back").isZero();
        database.close();
    }

    private JpaStores open() {
        return JpaStores.open(dataSource, SchemaMode.APPLY, provider());
    }

    @Test
    void everyMethodSaysUnavailableWhileTheDatabaseIsDownAndWorksWhenItIsBack() {
        try (JpaStores stores = open()) {
            NewUser ada = TestRecords.user("ada");
            SessionRecord session = TestRecords.session();
            stores.users().create(ada);
            stores.sessions().open(session);
            RevocationRecord entry = new RevocationRecord.OfSession(TestRecords.id(), TestRecords.NOW);
            List<ThrowingCallable> calls = List.of(
                    () -> stores.users().findByUsername("ada"),
                    () -> stores.users().findById(ada.id()),
                    () -> stores.users().isEmpty(),
                    () -> stores.users().create(TestRecords.user("ada")),
                    () -> stores.users().create(TestRecords.user("bob")),
                    () -> stores.users().replacePasswordHash(ada.id(), "{x}hash", "{x}other"),
                    () -> stores.sessions().open(TestRecords.session()),
                    () -> stores.sessions().find(session.id()),
                    () -> stores.sessions().rotate(session.id(), 0, TestRecords.rotation(1)),
                    () -> stores.sessions().end(session.id(), EndReason.LOGOUT, TestRecords.NOW, TestRecords.NOW),
                    () -> stores.sessions()
                            .endAllOf(session.userId(), EndReason.LOGOUT_ALL, TestRecords.NOW, TestRecords.NOW),
                    () -> stores.signingKeys().all(),
                    () -> stores.signingKeys().addFirst(TestRecords.key("k")),
                    () -> stores.revocations().record(entry),
                    () -> stores.revocations().recordedWithin(Duration.ofMinutes(1)));

            dataSource.down(true);
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThat(calls)
                            .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class)),
                    "a request's thread must not wait for a database that is down");

            dataSource.down(false);
            assertThat(stores.users().findByUsername("ADA").orElseThrow().passwordHash())
                    .isEqualTo("{x}hash");
            assertThat(stores.sessions().find(session.id())).contains(session);
            assertThat(stores.users().findByUsername("bob")).isEmpty();
            assertThat(stores.signingKeys().addFirst(TestRecords.key("k"))).isTrue();
        }
    }

    @Test
    void openFailsWhileTheDatabaseIsDownAndMayBeTriedAgain() {
        dataSource.down(true);
        for (SchemaMode mode : SchemaMode.values()) {
            assertThatThrownBy(() -> JpaStores.open(dataSource, mode, provider()))
                    .as(mode.name())
                    .isInstanceOf(StoreUnavailableException.class);
        }

        dataSource.down(false);
        try (JpaStores stores = open()) {
            assertThat(stores.users().isEmpty()).isTrue();
        }
    }

    @Test
    void closedStoresAreUnavailableAndCloseTwiceIsFine() {
        JpaStores stores = open();
        stores.close();
        stores.close();

        assertThatThrownBy(() -> stores.users().isEmpty()).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void twoStoresOfOneApplicationKeepToTheirDatabases() {
        try (TestDatabase second = newDatabase();
                JpaStores one = open()) {
            try (JpaStores two = JpaStores.open(second.dataSource(), SchemaMode.APPLY, provider())) {
                one.users().create(TestRecords.user("only-in-one"));

                assertThat(two.users().isEmpty()).isTrue();
            }
            assertThat(one.users().findByUsername("only-in-one")).isPresent();
        }
    }

    @Test
    void whatAnotherNodeWroteIsSeenAtOnce() {
        try (JpaStores stores = open()) {
            NewUser ada = TestRecords.user("ada", Set.of("r"), Set.of());
            SessionRecord session = TestRecords.session();
            stores.users().create(ada);
            stores.sessions().open(session);
            stores.sessions().find(session.id());
            stores.users().findById(ada.id());

            database.run("UPDATE ww_session SET generation = 5");
            database.run("UPDATE ww_user SET full_name = 'Changed'");
            database.run("UPDATE ww_role SET name = 'renamed'");

            assertThat(stores.sessions().find(session.id()).orElseThrow().generation())
                    .isEqualTo(5);
            assertThat(stores.users().findById(ada.id()).orElseThrow().fullName())
                    .isEqualTo("Changed");
            assertThat(stores.users().findById(ada.id()).orElseThrow().roles()).containsExactly("renamed");
        }
    }

    @Test
    void endThatCannotRecordTheRevocationEndsNothing() {
        try (JpaStores stores = open()) {
            SessionRecord session = TestRecords.session();
            stores.sessions().open(session);
            database.run("ALTER TABLE ww_revocation RENAME TO ww_gone");

            assertThatThrownBy(() ->
                            stores.sessions().end(session.id(), EndReason.LOGOUT, TestRecords.NOW, TestRecords.NOW))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(stores.sessions().find(session.id())).contains(session);
        }
    }

    @Test
    void reasonOfTheEndIsKeptForTheOperator() {
        try (JpaStores stores = open()) {
            SessionRecord session = TestRecords.session();
            stores.sessions().open(session);
            stores.sessions().end(session.id(), EndReason.REPLAY, TestRecords.NOW, TestRecords.NOW);

            assertThat(database.read("SELECT end_reason FROM ww_session")).containsExactly("REPLAY");
        }
    }

    @Test
    void revocationThatWasCommittedLateIsSeenInTheNextWindow() throws Exception {
        try (JpaStores stores = open();
                Connection slow = database.dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO ww_revocation (kind, target, issued_before, valid_until)"
                    + " VALUES ('session', 'late', 0, 1000)");
            assertThat(stores.revocations().recordedWithin(Duration.ofMinutes(1)))
                    .isEmpty();

            slow.commit();
            slow.setAutoCommit(true);

            assertThat(stores.revocations().recordedWithin(Duration.ofMinutes(1)))
                    .containsExactly(new RevocationRecord.OfSession("late", Instant.ofEpochSecond(1)));
        }
    }

    @Test
    void failuresCarryNoValuesOfTheStatement() {
        try (JpaStores stores = open()) {
            SessionRecord session = TestRecords.session();
            stores.sessions().open(session);

            assertThatThrownBy(() -> stores.sessions().open(session))
                    .isInstanceOf(StoreUnavailableException.class)
                    .satisfies(failure ->
                            assertThat(Throwables.getStackTrace(failure)).doesNotContain(session.currentHash()));
        }
    }
}
