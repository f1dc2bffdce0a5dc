package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.watchword.store.jpa.schema.SchemaMode;

/** A new, empty database, and a way around the stores to look into it. */
public final class TestDatabase implements AutoCloseable {

    private final DataSource dataSource;
    private final BiFunction<String, String, DataSource> asUser;
    private final ConnectionPoolDataSource pooled;
    private final Runnable end;
    private final String numbers;

    private TestDatabase(
            DataSource dataSource,
            ConnectionPoolDataSource pooled,
            BiFunction<String, String, DataSource> asUser,
            String numbers,
            Runnable end) {
        this.numbers = numbers;
        this.dataSource = dataSource;
        this.pooled = pooled;
        this.asUser = asUser;
        this.end = end;
    }

    /** In memory. */
    public static TestDatabase h2() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(60);
        Connection keepsItThere = connect(pool);
        return new TestDatabase(
                pool,
                h2(url, "sa", ""),
                (user, password) -> h2(url, user, password),
                "(SELECT x AS n FROM SYSTEM_RANGE(1, %d)) numbers",
                () -> {
                    close(keepsItThere);
                    pool.dispose();
                });
    }

    /**
     * A schema of its own on the one PostgreSQL server that all tests share, and a pool as servers have one: a new
     * connection is a new process there.
     */
    public static TestDatabase postgres() {
        String name = "s_" + UUID.randomUUID().toString().replace('-', '_');
        DataSource server = TestPostgres.server().getPostgresDatabase();
        run(server, "CREATE SCHEMA " + name);
        DataSource own = TestPostgres.server().getDatabase("postgres", "postgres", Map.of("currentSchema", name));
        PGConnectionPoolDataSource pooled = new PGConnectionPoolDataSource();
        pooled.setUrl(((PGSimpleDataSource) own).getUrl());
        pooled.setUser("postgres");
        JdbcConnectionPool pool = JdbcConnectionPool.create(pooled);
        pool.setMaxConnections(60);
        return new TestDatabase(
                pool, pooled, (user, password) -> postgres(own, user, password), "generate_series(1, %d) n", () -> {
                    pool.dispose();
                    run(server, "DROP SCHEMA " + name + " CASCADE");
                });
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** What a node opens on it. */
    public JpaStores open(PersistenceProvider provider) {
        return JpaStores.open(dataSource, SchemaMode.APPLY, provider);
    }

    /** A pool that has one connection, and waits for it a second; to be disposed of before the database is closed. */
    public JdbcConnectionPool poolOfOne() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(pooled);
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);
        return pool;
    }

    /** The same database for another of its users. */
    public DataSource as(String user, String password) {
        return asUser.apply(user, password);
    }

    private static JdbcDataSource h2(String url, String user, String password) {
        JdbcDataSource other = new JdbcDataSource();
        other.setURL(url);
        other.setUser(user);
        other.setPassword(password);
        return other;
    }

    private static DataSource postgres(DataSource own, String user, String password) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setUrl(((PGSimpleDataSource) own).getUrl());
        other.setUser(user);
        other.setPassword(password);
        return other;
    }

    /** What to select {@code n} from, the numbers from 1. */
    public String numbers(int last) {
        return numbers.formatted(last);
    }

    /** Runs one statement in a transaction of its own. */
    public void run(String sql) {
        run(dataSource, sql);
    }

    /** The first column of all rows, as text. */
    public List<String> read(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows of a table with all their columns, as text. */
    public List<String> rows(String table) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                StringJoiner columns = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getMetaData().getColumnName(i) + "=" + rows.getString(i));
                }
                values.add(columns.toString());
            }
            values.sort(null);
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
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

    private static Connection connect(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
