package org.watchword.store.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, and a user of it who has a schema of the same name: that is the first of the search path, and
 * {@code public} the next.
 */
public final class UserWithASchema implements AutoCloseable {

    private final String name = "u_" + UUID.randomUUID().toString().replace('-', '_');
    private final DataSource server = TestPostgres.server().getPostgresDatabase();

    public UserWithASchema() {
        run(server, "CREATE USER " + name + " PASSWORD 'secret'");
        run(server, "CREATE DATABASE " + name);
        asOwner("CREATE SCHEMA " + name + " AUTHORIZATION " + name);
    }

    public String name() {
        return name;
    }

    /** As this user, with the search path that PostgreSQL gives everybody. */
    public DataSource dataSource() {
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(((PGSimpleDataSource) ownerIn("public")).getUrl());
        own.setUser(name);
        own.setPassword("secret");
        own.setCurrentSchema(null);
        return own;
    }

    /** As the owner of the database, in one schema. */
    public DataSource ownerIn(String schema) {
        return TestPostgres.server().getDatabase("postgres", name, Map.of("currentSchema", schema));
    }

    public void asOwner(String sql) {
        run(ownerIn("public"), sql);
    }

    public String read(String sql) {
        try (Connection connection = ownerIn("public").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        run(server, "DROP DATABASE " + name);
        run(server, "DROP USER " + name);
    }
}
