package org.watchword.store.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.spi.PersistenceProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.AtOnce;
import org.watchword.store.EndReason;
import org.watchword.store.NewUser;
import org.watchword.store.SessionRecord;
import org.watchword.store.TestRecords;
import org.watchword.store.jpa.FaultyDataSource;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;

/** What {@link Schema} does on one kind of database. */
public abstract class SchemaContract {

    private TestDatabase database;
    private FaultyDataSource dataSource;

    abstract TestDatabase newDatabase();

    abstract DatabaseProduct product();

    @BeforeEach
    void open() {
        database = newDatabase();
        dataSource = new FaultyDataSource(database.dataSource());
    }

    @AfterEach
    void close() {
        assertThat(dataSource.connectionsOut()).as("connections not given back").isZero();
        database.close();
    }

    private void prepare(SchemaMode mode) {
        prepare(dataSource, mode);
    }

    private static void prepare(DataSource dataSource, SchemaMode mode) {
        new Schema(dataSource, Duration.ofSeconds(30)).prepare(mode);
    }

    @Test
    void applyMakesWhatValidateWants() {
        prepare(SchemaMode.APPLY);

        prepare(SchemaMode.VALIDATE);
        assertThat(database.read("SELECT version FROM ww_schema ORDER BY version"))
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void applyTwiceChangesNothing() {
        prepare(SchemaMode.APPLY);
        database.run("INSERT INTO ww_role (id, name, created_at) VALUES ('r', 'kept', 0)");

        prepare(SchemaMode.APPLY);

        assertThat(database.read("SELECT name FROM ww_role")).containsExactly("kept");
        assertThat(database.read("SELECT version FROM ww_schema ORDER BY version"))
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void manyNodesThatStartAtOnceAllFindTheTables() throws Exception {
        List<Boolean> done = AtOnce.call(8, i -> () -> {
            prepare(SchemaMode.APPLY);
            prepare(SchemaMode.VALIDATE);
            return true;
        });

        assertThat(done).hasSize(8).containsOnly(true);
        assertThat(database.read("SELECT version FROM ww_schema ORDER BY version"))
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void applyGoesOnWhereAnEarlierOneWasCutOff() {
        SchemaScript.after(0, product()).get(0).statements().subList(0, 4).forEach(database::run);

        prepare(SchemaMode.APPLY);

        prepare(SchemaMode.VALIDATE);
    }

    @Test
    void nodeThatCannotHaveTheLockInTimeMaySimplyTryAgain() throws Exception {
        database.run("CREATE TABLE ww_schema (version INTEGER PRIMARY KEY, applied_at TIMESTAMP WITH TIME ZONE"
                + " DEFAULT CURRENT_TIMESTAMP NOT NULL)");
        database.run("INSERT INTO ww_schema (version) VALUES (0)");
        FaultyDataSource impatient = new FaultyDataSource(database.dataSource());
        Schema schema = new Schema(impatient, Duration.ZERO);
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement
                    .executeQuery("SELECT version FROM ww_schema WHERE version = 0 FOR UPDATE")
                    .close();

            assertThatThrownBy(() -> schema.prepare(SchemaMode.APPLY)).isInstanceOf(StoreUnavailableException.class);

            assertThat(impatient.connectionsOut()).isZero();
            other.rollback();
            other.setAutoCommit(true);
        }
        schema.prepare(SchemaMode.APPLY);
        prepare(SchemaMode.VALIDATE);
    }

    @Test
    void scriptsRunByTheHostsOwnToolAreEnough() {
        SchemaScript.after(0, product()).forEach(script -> script.statements().forEach(database::run));

        prepare(SchemaMode.VALIDATE);
        prepare(SchemaMode.APPLY);
    }

    @Test
    void validateOfAnEmptyDatabaseSaysWhatIsMissingAndWhatToDo() {
        assertThatThrownBy(() -> prepare(SchemaMode.VALIDATE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.schema=validate")
                .hasMessageContaining("watchword.datasource")
                .hasMessageContaining("version 4 in ww_schema (found: none)")
                .hasMessageContaining("table ww_user,")
                .hasMessageContaining("org/watchword/store/schema/" + product().folder())
                .hasMessageContaining("watchword.schema=apply");
        assertThatThrownBy(() -> database.read("SELECT * FROM ww_schema"))
                .as("validate makes nothing")
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void validateNamesTheOneTableThatIsGone() {
        prepare(SchemaMode.APPLY);
        database.run("DROP TABLE ww_revocation");

        assertThatThrownBy(() -> prepare(SchemaMode.VALIDATE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lacks table ww_revocation. ");
    }

    @Test
    void tablesOfTheVersionBeforeAreMigratedAndKeepTheirRows() {
        versionOneWithRows();

        prepare(SchemaMode.APPLY);

        prepare(SchemaMode.VALIDATE);
        assertThat(database.read("SELECT version FROM ww_schema ORDER BY version"))
                .containsExactly("0", "1", "2", "3", "4");
        for (PersistenceProvider provider : List.of(TestProviders.eclipseLink(), TestProviders.hibernate())) {
            try (JpaStores stores = JpaStores.open(database.dataSource(), SchemaMode.VALIDATE, provider)) {
                assertThat(stores.users().findByUsername("ANNA")).hasValueSatisfying(anna -> {
                    assertThat(anna.id()).isEqualTo("u1");
                    assertThat(anna.email()).isEqualTo("Anna@Example.org");
                    assertThat(anna.passwordHash()).isEqualTo("{x}hash-u1");
                    assertThat(anna.enabled()).isTrue();
                    assertThat(anna.roles()).containsExactly("r1");
                    assertThat(anna.permissions()).containsExactlyInAnyOrder("p1", "p2");
                });
                assertThat(stores.sessions().find("s1")).hasValueSatisfying(session -> {
                    assertThat(session.userId()).isEqualTo("u1");
                    assertThat(session.generation()).isEqualTo(4);
                    assertThat(session.currentHash()).isEqualTo("c");
                    assertThat(session.previousHash()).isEqualTo("p");
                    assertThat(session.nonce()).isEqualTo("n");
                    assertThat(session.familyKey()).isEqualTo("f");
                });
                assertThat(stores.signingKeys().all()).singleElement().satisfies(key -> {
                    assertThat(key.signsFrom()).isEqualTo(key.createdAt());
                    assertThat(key.revokedAt()).isNull();
                });
            }
        }
    }

    @Test
    void addressThatManyUsersHadStaysWithEachAndIsTheKeyOfTheOldest() {
        versionOneWithRows();

        prepare(SchemaMode.APPLY);

        assertThat(database.read("SELECT email FROM ww_user ORDER BY id"))
                .containsExactly("Anna@Example.org", "anna@example.org", "ANNA@EXAMPLE.ORG", null, "", "");
        assertThat(database.read("SELECT email_key FROM ww_user ORDER BY id"))
                .containsExactly(null, "anna@example.org", null, null, null, null);
    }

    @Test
    void manyNodesMigrateAtOnce() throws Exception {
        versionOneWithRows();

        List<Boolean> done = AtOnce.call(8, i -> () -> {
            prepare(SchemaMode.APPLY);
            prepare(SchemaMode.VALIDATE);
            return true;
        });

        assertThat(done).hasSize(8).containsOnly(true);
        assertThat(database.read("SELECT username FROM ww_user")).hasSize(6);
    }

    @Test
    void migrationGoesOnWhereAnEarlierOneWasCutOff() {
        versionOneWithRows();
        List<String> statements = SchemaScript.after(1, product()).get(0).statements();
        statements.subList(0, statements.size() - 1).forEach(database::run);

        prepare(SchemaMode.APPLY);

        assertThat(database.read("SELECT email_key FROM ww_user WHERE email_key IS NOT NULL"))
                .containsExactly("anna@example.org");
    }

    /** Of three users with one address the second is the oldest; one has none, and two have an empty one. */
    private void versionOneWithRows() {
        database.run("CREATE TABLE ww_schema (version INTEGER PRIMARY KEY, applied_at TIMESTAMP WITH TIME ZONE"
                + " DEFAULT CURRENT_TIMESTAMP NOT NULL)");
        database.run("INSERT INTO ww_schema (version) VALUES (0)");
        SchemaScript.after(0, product()).get(0).statements().forEach(database::run);
        database.run(
                "INSERT INTO ww_user (id, username, username_key, email, password_hash, enabled, created_at) VALUES"
                        + " ('u1', 'Anna', 'anna', 'Anna@Example.org', '{x}hash-u1', TRUE, 20),"
                        + " ('u2', 'Bert', 'bert', 'anna@example.org', '{x}hash-u2', TRUE, 10),"
                        + " ('u3', 'Carl', 'carl', 'ANNA@EXAMPLE.ORG', '{x}hash-u3', TRUE, 20),"
                        + " ('u4', 'Dora', 'dora', NULL, '{x}hash-u4', FALSE, 30),"
                        + " ('u5', 'Emil', 'emil', '', '{x}hash-u5', TRUE, 30),"
                        + " ('u6', 'Fred', 'fred', '', '{x}hash-u6', TRUE, 30)");
        database.run("INSERT INTO ww_role (id, name, created_at) VALUES ('r1', 'r1', 0)");
        database.run("INSERT INTO ww_permission (id, name, created_at) VALUES ('p1', 'p1', 0), ('p2', 'p2', 0)");
        database.run("INSERT INTO ww_role_permission (role_id, permission_id) VALUES ('r1', 'p1')");
        database.run("INSERT INTO ww_user_role (user_id, role_id) VALUES ('u1', 'r1')");
        database.run("INSERT INTO ww_user_permission (user_id, permission_id) VALUES ('u1', 'p2')");
        database.run("INSERT INTO ww_session (id, user_id, generation, current_hash, previous_hash, nonce, family_key,"
                + " created_at, rotated_at, idle_expires_at, expires_at)"
                + " VALUES ('s1', 'u1', 4, 'c', 'p', 'n', 'f', 1, 2, 3, 4)");
        database.run("INSERT INTO ww_signing_key (kid, ring_position, algorithm, public_key, private_key, created_at)"
                + " VALUES ('k1', 0, 'ES256', 'public', 'private', 0)");
    }

    @Test
    void tablesOfANewerNodeAreLeftAlone() {
        prepare(SchemaMode.APPLY);
        database.run("INSERT INTO ww_schema (version) VALUES (99)");

        prepare(SchemaMode.APPLY);
        prepare(SchemaMode.VALIDATE);
    }

    @Test
    void noneMakesNothing() {
        prepare(SchemaMode.NONE);

        assertThatThrownBy(() -> database.read("SELECT * FROM ww_schema")).hasRootCauseInstanceOf(SQLException.class);
    }

    /** Where making tables takes two connections, the message says so. */
    abstract boolean oneConnectionMakesTheTables();

    @Test
    void poolOfOneConnectionIsEnoughOrTheMessageSaysTwo() {
        JdbcConnectionPool pool = database.poolOfOne();
        try {
            if (oneConnectionMakesTheTables()) {
                prepare(pool, SchemaMode.APPLY);
                prepare(pool, SchemaMode.VALIDATE);
            } else {
                assertThatThrownBy(() -> prepare(pool, SchemaMode.APPLY))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("Two connections")
                        .extracting(failure -> ((StoreUnavailableException) failure).remedy())
                        .asString()
                        .contains("let the pool have two connections");
            }
            assertThat(pool.getActiveConnections()).isZero();
        } finally {
            pool.dispose();
        }
    }

    @Test
    void poolOfOneConnectionIsEnoughWhereTheTablesAreThere() {
        prepare(SchemaMode.APPLY);
        for (PersistenceProvider provider : List.of(TestProviders.eclipseLink(), TestProviders.hibernate())) {
            JdbcConnectionPool pool = database.poolOfOne();
            try (JpaStores stores = JpaStores.open(pool, SchemaMode.APPLY, provider)) {
                NewUser ada = TestRecords.user(
                        "ada" + provider.getClass().getSimpleName().length());
                SessionRecord session = TestRecords.session(ada.id());

                assertThat(stores.users().create(ada)).isTrue();
                stores.sessions().open(session);
                assertThat(stores.sessions().rotate(session.id(), 0, TestRecords.rotation(1)))
                        .isTrue();
                assertThat(stores.sessions().endAllOf(ada.id(), EndReason.LOGOUT_ALL, TestRecords.NOW, TestRecords.NOW))
                        .containsExactly(session.id());
                assertThat(pool.getActiveConnections()).isZero();
            } finally {
                pool.dispose();
                database.run("DELETE FROM ww_user");
            }
        }
    }

    @Test
    void tableOfAnotherApplicationThatHasTheNameOfOneOfOursIsNamedAndLeftAlone() {
        database.run("CREATE TABLE ww_user (badge INTEGER PRIMARY KEY)");

        assertThatThrownBy(() -> prepare(SchemaMode.APPLY))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(".ww_user is in the way")
                .extracting(failure -> ((StoreUnavailableException) failure).remedy())
                .asString()
                .contains("schema of its own");
        assertThat(database.read("SELECT COUNT(*) FROM ww_user")).containsExactly("0");
        assertThatThrownBy(() -> database.read("SELECT * FROM ww_role"))
                .as("nothing is made beside it")
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void tableOfVersionsThatIsAnothersIsNamed() {
        database.run("CREATE TABLE ww_schema (badge INTEGER PRIMARY KEY)");

        assertThatThrownBy(() -> prepare(SchemaMode.APPLY))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(".ww_schema is in the way");
        assertThatThrownBy(() -> prepare(SchemaMode.VALIDATE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("version 4 in ww_schema (found: none)");
    }

    @Test
    void tableWithoutOurColumnsBesideAnUpgradeThatWasCutOffIsNamed() {
        database.run("CREATE TABLE ww_schema (version INTEGER PRIMARY KEY, applied_at TIMESTAMP WITH TIME ZONE"
                + " DEFAULT CURRENT_TIMESTAMP NOT NULL)");
        database.run("CREATE TABLE ww_session (badge INTEGER PRIMARY KEY)");

        assertThatThrownBy(() -> prepare(SchemaMode.APPLY))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("ww_session is in the way");
    }

    @Test
    void stoppedDatabaseIsUnavailableAndNotAWrongSetting() {
        dataSource.down(true);

        assertThatThrownBy(() -> prepare(SchemaMode.APPLY)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> prepare(SchemaMode.VALIDATE)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void databaseOfAnotherKindIsRefusedInEveryModeWithTheKindsThatAreSupported() {
        dataSource.poseAs("MariaDB");

        for (SchemaMode mode : SchemaMode.values()) {
            assertThatThrownBy(() -> prepare(mode))
                    .as(mode.name())
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("MariaDB")
                    .extracting(failure -> ((StoreUnavailableException) failure).remedy())
                    .asString()
                    .contains("PostgreSQL or H2")
                    .doesNotContain("schema=none");
        }
    }

    @Test
    void databaseUserWithoutTheRightToMakeTablesIsAWrongSetting() {
        database.run("CREATE USER ww_weak PASSWORD 'weak'");
        try {
            assertThatThrownBy(() -> prepare(database.as("ww_weak", "weak"), SchemaMode.APPLY))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.schema=validate");
        } finally {
            database.run("DROP USER ww_weak");
        }
    }
}
