package org.watchword.store.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.watchword.config.ConfigurationException;
import org.watchword.config.SchemaMode;
import org.watchword.store.StoreUnavailableException;

/** The tables: makes or checks them, with plain JDBC and outside of any transaction of the server's. */
final class Schema {

    /** A version of 0 stands for no tables; its row is what the nodes lock. */
    private static final String VERSIONS = "CREATE TABLE IF NOT EXISTS ww_schema (version INTEGER PRIMARY KEY,"
            + " applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL)";

    private static final String LOCK_ROW =
            "INSERT INTO ww_schema (version) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM ww_schema WHERE version = 0)";

    private static final String LOCK = "SELECT version FROM ww_schema WHERE version = 0 FOR UPDATE";

    private static final List<String> TABLES = List.of(
            "ww_permission",
            "ww_role",
            "ww_role_permission",
            "ww_user",
            "ww_user_role",
            "ww_user_permission",
            "ww_session",
            "ww_signing_key",
            "ww_revocation",
            "ww_one_time_token",
            "ww_audit",
            "ww_throttle");

    private final DataSource dataSource;
    private final Duration patience;

    /**
     * @param patience how long to wait for other nodes that are at it
     */
    Schema(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /**
     * @throws ConfigurationException if the tables are not what is needed and that is not to be changed here
     * @throws StoreUnavailableException if the database does not answer; may be tried again
     */
    void prepare(SchemaMode mode) {
        try {
            switch (mode) {
                case APPLY -> apply();
                case VALIDATE -> validate();
                case NONE -> {}
            }
        } catch (SQLException e) {
            if (SqlFailure.isMissingRight(e)) {
                throw new ConfigurationException(
                        "watchword.schema=" + mode.name().toLowerCase(Locale.ROOT)
                                + ": the database user of watchword.datasource may not do what that needs. Let it make tables, or run the"
                                + " SQL scripts in the jar (org/watchword/store/schema) as another user and set watchword.schema=validate",
                        e);
            }
            throw new StoreUnavailableException("The tables could not be made or checked", e);
        }
    }

    private void apply() throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection work = dataSource.getConnection()) {
                DatabaseProduct product = DatabaseProduct.of(work);
                if (version(work) < SchemaScript.CURRENT) {
                    makeVersions(work);
                    applyLocked(product, work);
                }
                return;
            } catch (SQLException e) {
                // Other nodes are at it: the next look finds their work done, or waits for it again.
                boolean others = SqlFailure.isContention(e) || SqlFailure.isLockTimeout(e);
                if (!others || System.nanoTime() - end > 0) {
                    throw e;
                }
            }
        }
    }

    /** Not in a transaction: of two that make the table at once one is refused, though it says IF NOT EXISTS. */
    private static void makeVersions(Connection work) throws SQLException {
        try (Statement statement = work.createStatement()) {
            try {
                statement.execute(VERSIONS);
            } catch (SQLException e) {
                // Where it is a type of the host's that has the name, no other node makes the table, ever.
                if (!SqlFailure.isAlreadyThere(e) || !exists(work, "ww_schema")) {
                    throw e;
                }
            }
            statement.execute(LOCK_ROW);
        }
    }

    /**
     * The lock is a row lock on a second connection: H2 commits with each CREATE TABLE, which would let go of one on the same
     * connection. The database frees it when a node dies.
     */
    private void applyLocked(DatabaseProduct product, Connection work) throws SQLException {
        try (Connection lock = dataSource.getConnection()) {
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                if (!product.beforeLock().isEmpty()) {
                    statement.execute(product.beforeLock());
                }
                statement.executeQuery(LOCK).close();
                run(SchemaScript.after(version(work), product), work);
            } finally {
                lock.rollback();
                lock.setAutoCommit(true);
            }
        }
    }

    private static void run(List<SchemaScript> scripts, Connection work) throws SQLException {
        work.setAutoCommit(false);
        try (Statement statement = work.createStatement()) {
            for (SchemaScript script : scripts) {
                for (String sql : script.statements()) {
                    statement.execute(sql);
                }
                work.commit();
            }
        } finally {
            work.rollback();
            work.setAutoCommit(true);
        }
    }

    private void validate() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseProduct product = DatabaseProduct.of(connection);
            List<String> missing = new ArrayList<>();
            int version = version(connection);
            if (version < SchemaScript.CURRENT) {
                missing.add("version " + SchemaScript.CURRENT + " in ww_schema (found: "
                        + (version == 0 ? "none" : "version " + version) + ")");
            }
            missingTables(connection).forEach(table -> missing.add("table " + table));
            if (!missing.isEmpty()) {
                throw new ConfigurationException(
                        "watchword.schema=validate: the database of watchword.datasource lacks "
                                + String.join(", ", missing)
                                + ". Run the SQL scripts in the jar (org/watchword/store/schema/"
                                + product.folder() + "), or set watchword.schema=apply");
            }
        }
    }

    /** Those of our tables that are not there. */
    static List<String> missingTables(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String table : TABLES) {
            if (!exists(connection, table)) {
                missing.add(table);
            }
        }
        return missing;
    }

    /** The highest version applied; 0 if there are no tables. A higher one than ours is a newer node's, which knows the older ones. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(version) FROM ww_schema")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            if (SqlFailure.isMissingTable(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
            return true;
        } catch (SQLException e) {
            if (SqlFailure.isMissingTable(e)) {
                return false;
            }
            throw e;
        }
    }
}
