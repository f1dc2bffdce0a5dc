package org.watchword.store.jpa.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.jpa.unit.SqlFailure;

/** The tables: makes or checks them, with plain JDBC and outside of any transaction of the server's. */
public final class Schema {

    /** A version of 0 stands for no tables; its row is what the nodes lock. */
    private static final String VERSIONS = "CREATE TABLE IF NOT EXISTS ww_schema (version INTEGER PRIMARY KEY,"
            + " applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL)";

    private static final String LOCK_ROW =
            "INSERT INTO ww_schema (version) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM ww_schema WHERE version = 0)";

    private static final String LOCK = "SELECT version FROM ww_schema WHERE version = 0 FOR UPDATE";

    private final DataSource dataSource;
    private final Duration patience;

    /** @param patience how long to wait for other nodes that are at it */
    public Schema(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /**
     * Makes, upgrades or checks the tables, as the mode says.
     *
     * @throws ConfigurationException if the tables are not what is needed and that is not to be changed here
     * @throws StoreUnavailableException if the database does not answer, or is none that is supported, or has a table
     *     of another application in the way; may be tried again
     */
    public void prepare(SchemaMode mode) {
        try {
            switch (mode) {
                case APPLY -> apply();
                case VALIDATE -> validate();
                case NONE -> supported();
            }
        } catch (SQLException e) {
            if (SqlFailure.isMissingRight(e)) {
                throw new ConfigurationException(
                        "watchword.schema=" + mode.name().toLowerCase(Locale.ROOT)
                                + ": the database user of watchword.datasource may not do what that needs ("
                                + firstLine(e) + "). Let it make tables, or run the"
                                + " SQL scripts in the jar (org/watchword/store/schema) as another user and set "
                                + "watchword.schema=validate",
                        e);
            }
            throw new StoreUnavailableException("The tables could not be made or checked", e);
        }
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private void supported() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseProduct.of(connection);
        }
    }

    private void apply() throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection work = dataSource.getConnection()) {
                DatabaseProduct product = DatabaseProduct.of(work);
                TableNames names = new TableNames(product, work);
                if (names.ownVersion().orElse(0) < SchemaScript.CURRENT) {
                    names.demandRoom();
                    makeVersions(work);
                    upgrade(product, work);
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
                if (!SqlFailure.isAlreadyThere(e) || !TableNames.exists(work, TableNames.VERSIONS)) {
                    throw e;
                }
            }
            statement.execute(LOCK_ROW);
        }
    }

    /** One node at a time, by a row lock; the database frees it when a node dies. */
    private void upgrade(DatabaseProduct product, Connection work) throws SQLException {
        if (product.keepsLocks()) {
            upgradeLocked(product, work, work);
            return;
        }
        try (Connection lock = second()) {
            upgradeLocked(product, lock, work);
        }
    }

    private Connection second() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    "Two connections at once are needed while the tables are made in H2, and the pool of "
                            + "watchword.datasource gave no"
                            + " second one (" + firstLine(e) + ")",
                    "let the pool have two connections or more, or run the SQL scripts in the jar "
                            + "(org/watchword/store/schema) by other"
                            + " means: after that one is enough",
                    e);
        }
    }

    private static void upgradeLocked(DatabaseProduct product, Connection lock, Connection work) throws SQLException {
        lock.setAutoCommit(false);
        work.setAutoCommit(false);
        try (Statement locking = lock.createStatement();
                Statement statement = work.createStatement()) {
            lock(product, locking);
            for (SchemaScript script : SchemaScript.after(TableNames.version(work), product)) {
                for (String sql : script.statements()) {
                    run(sql, statement);
                }
            }
            work.commit();
        } finally {
            giveBack(work);
            giveBack(lock);
        }
    }

    /** Of one that is both, the second time changes nothing. */
    private static void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void lock(DatabaseProduct product, Statement statement) throws SQLException {
        if (!product.beforeLock().isEmpty()) {
            statement.execute(product.beforeLock());
        }
        statement.executeQuery(LOCK).close();
        if (!product.afterLock().isEmpty()) {
            statement.execute(product.afterLock());
        }
    }

    private static void run(String sql, Statement statement) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (SqlFailure.isMissingColumn(e)) {
                throw TableNames.inTheWay(sql, e);
            }
            throw e;
        }
    }

    private void validate() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseProduct product = DatabaseProduct.of(connection);
            List<String> missing = new ArrayList<>();
            int version = TableNames.version(connection);
            if (version < SchemaScript.CURRENT) {
                missing.add("version " + SchemaScript.CURRENT + " in ww_schema (found: "
                        + (version == 0 ? "none" : "version " + version) + ")");
            }
            new TableNames(product, connection).missing().forEach(table -> missing.add("table " + table));
            if (!missing.isEmpty()) {
                throw new ConfigurationException(
                        "watchword.schema=validate: the database of watchword.datasource lacks "
                                + String.join(", ", missing)
                                + ". Run the SQL scripts in the jar (org/watchword/store/schema/"
                                + product.folder() + "), or set watchword.schema=apply");
            }
        }
    }
}
