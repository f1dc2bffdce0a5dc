package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.config.SchemaMode;
import org.watchword.store.AtOnce;
import org.watchword.store.StoreUnavailableException;

/** What {@link Schema} does on one kind of database. */
abstract class SchemaContract {

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
                .containsExactly("0", "1");
    }

    @Test
    void applyTwiceChangesNothing() {
        prepare(SchemaMode.APPLY);
        database.run("INSERT INTO ww_role (id, name, created_at) VALUES ('r', 'kept', 0)");

        prepare(SchemaMode.APPLY);

        assertThat(database.read("SELECT name FROM ww_role")).containsExactly("kept");
        assertThat(database.read("SELECT version FROM ww_schema ORDER BY version"))
                .containsExactly("0", "1");
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
                .containsExactly("0", "1");
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
                .hasMessageContaining("version 1 in ww_schema (found: none)")
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
    void tablesOfANewerNodeAreLeftAlone() {
        prepare(SchemaMode.APPLY);
        database.run("INSERT INTO ww_schema (version) VALUES (99)");

        prepare(SchemaMode.APPLY);
        prepare(SchemaMode.VALIDATE);
    }

    @Test
    void noneTouchesNothingNotEvenTheDataSource() {
        dataSource.down(true);

        prepare(SchemaMode.NONE);
    }

    @Test
    void stoppedDatabaseIsUnavailableAndNotAWrongSetting() {
        dataSource.down(true);

        assertThatThrownBy(() -> prepare(SchemaMode.APPLY)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> prepare(SchemaMode.VALIDATE)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void databaseOfAnotherKindIsAnsweredWithTheKindsSupportedAndAWayOut() {
        dataSource.poseAs("Apache Derby");

        for (SchemaMode mode : List.of(SchemaMode.APPLY, SchemaMode.VALIDATE)) {
            assertThatThrownBy(() -> prepare(mode))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Apache Derby")
                    .hasMessageContaining("H2 and PostgreSQL")
                    .hasMessageContaining("watchword.schema=none");
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
