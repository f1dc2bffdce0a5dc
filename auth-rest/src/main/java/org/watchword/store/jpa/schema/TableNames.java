package org.watchword.store.jpa.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.jpa.unit.SqlFailure;

/**
 * Finds out where the names of our tables lead. All statements use them without a schema: PostgreSQL makes a table in
 * the current schema, the first of {@code search_path} that is there, and finds one in any of them. So a table of
 * another application can stand where ours should.
 */
final class TableNames {

    /** Holds the versions that were applied. */
    static final String VERSIONS = "ww_schema";

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
            "ww_throttle",
            "ww_downtime");

    private static final String REMEDY =
            "give Watchword a schema of its own, on PostgreSQL by currentSchema in the URL of the data source "
                    + "or ALTER ROLE ..."
                    + " SET search_path, or rename the table that is in the way; where a persistence unit of "
                    + "the application's made it of"
                    + " org.watchword.entity, drop it, and let Watchword make its tables first (docs/entities.md)";

    private final DatabaseProduct product;
    private final Connection connection;

    TableNames(DatabaseProduct product, Connection connection) {
        this.product = product;
        this.connection = connection;
    }

    /**
     * Looks whether tables can be made or upgraded in the current schema. Tables first, {@link #VERSIONS} last: another
     * node makes them the other way round, so what it makes meanwhile is not taken for another application's.
     *
     * @throws StoreUnavailableException if a table is in the way; it is named
     */
    void demandRoom() throws SQLException {
        String here = currentSchema();
        List<String> taken = new ArrayList<>();
        for (String table : TABLES) {
            if (here != null && here.equals(schemaOf(table))) {
                taken.add(here + "." + table);
            }
        }
        String versionsIn = schemaOf(VERSIONS);
        OptionalInt version = ownVersion();
        if (versionsIn != null && versionsIn.equals(here)) {
            if (version.isEmpty()) {
                throw inTheWay(
                        here + "." + VERSIONS + " is in the way: it is not Watchword's table, or may not be read");
            }
        } else if (versionsIn != null && version.orElse(0) > 0) {
            // An upgrade would change some tables there and make the new ones here.
            throw inTheWay(versionsIn + "." + VERSIONS + " is in the way: it is of version " + version.getAsInt()
                    + " and needs an upgrade, but tables are made in the schema " + here);
        } else if (!taken.isEmpty()) {
            throw inTheWay(String.join(", ", taken) + (taken.size() == 1 ? " is" : " are")
                    + " in the way: a table of this name that is not Watchword's, since there is no " + VERSIONS
                    + " beside it");
        }
    }

    /** A statement of ours met a table that has not our columns. */
    static StoreUnavailableException inTheWay(String statement, SQLException failure) {
        String table = TABLES.stream()
                .filter(name -> statement.matches("(?s).*\\b" + name + "\\b.*"))
                .findFirst()
                .orElse(VERSIONS);
        return new StoreUnavailableException(
                table + " is in the way: it is not Watchword's table, which has other columns", REMEDY, failure);
    }

    private static StoreUnavailableException inTheWay(String what) {
        return new StoreUnavailableException(what, REMEDY, null);
    }

    /** Those of our tables that are not there, each with what stands in its place. */
    List<String> missing() throws SQLException {
        String home = schemaOf(VERSIONS);
        List<String> missing = new ArrayList<>();
        for (String table : TABLES) {
            String schema = schemaOf(table);
            if (schema == null) {
                missing.add(table);
            } else if (home != null && !schema.equals(home)) {
                missing.add(home + "." + table + " (" + schema + "." + table + " is in the way)");
            }
        }
        return missing;
    }

    /** The version of our tables, or empty where there are none that this user may read. */
    OptionalInt ownVersion() throws SQLException {
        try {
            return OptionalInt.of(highest(connection));
        } catch (SQLException e) {
            if (SqlFailure.isMissingTable(e) || SqlFailure.isMissingColumn(e) || SqlFailure.isMissingRight(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /**
     * The highest version applied; 0 if there are no tables. A higher one than ours is a newer node's, which knows the
     * older ones.
     */
    static int version(Connection connection) throws SQLException {
        try {
            return highest(connection);
        } catch (SQLException e) {
            if (SqlFailure.isMissingTable(e) || SqlFailure.isMissingColumn(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static int highest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(version) FROM " + VERSIONS)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Schema that new tables are made in; null where there is no such schema. */
    private @Nullable String currentSchema() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_SCHEMA")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private @Nullable String schemaOf(String table) throws SQLException {
        if (product.schemaOf().isEmpty()) {
            return exists(connection, table) ? currentSchema() : null;
        }
        try (PreparedStatement query = connection.prepareStatement(product.schemaOf())) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static boolean exists(Connection connection, String table) throws SQLException {
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
