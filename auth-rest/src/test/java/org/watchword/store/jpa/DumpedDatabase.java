package org.watchword.store.jpa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.watchword.store.jpa.schema.SchemaMode;

/**
 * A PostgreSQL database of one test's own, dumped, dropped and restored with PostgreSQL's tools as docs/operations.md
 * says.
 */
public final class DumpedDatabase implements AutoCloseable {

    private final String name = "backup_" + UUID.randomUUID().toString().replace('-', '_');
    private final DataSource server = TestPostgres.server().getPostgresDatabase();

    /** Empty. */
    public DumpedDatabase() {
        run(server, "CREATE DATABASE " + name);
    }

    public JpaStores open() {
        return JpaStores.open(dataSource(), SchemaMode.APPLY, TestProviders.eclipseLink());
    }

    /** All of it, into this file. */
    public void dump(Path file) throws IOException, InterruptedException {
        tool("pg_dump", "--format=custom", "--file=" + file, "--dbname=" + url());
    }

    /** As if the server had been lost, and a new one been set up. */
    public void drop() {
        run(server, "DROP DATABASE " + name + " WITH (FORCE)");
        run(server, "CREATE DATABASE " + name);
    }

    /** What the file has, into an empty database. */
    public void restore(Path file) throws IOException, InterruptedException {
        tool(
                "pg_restore",
                "--exit-on-error",
                "--single-transaction",
                "--no-owner",
                "--dbname=" + url(),
                file.toString());
    }

    /** One statement of an operator's. */
    public void run(String sql) {
        run(dataSource(), sql);
    }

    private DataSource dataSource() {
        return TestPostgres.server().getDatabase("postgres", name);
    }

    private String url() {
        return "postgresql://postgres@localhost:" + TestPostgres.server().getPort() + "/" + name;
    }

    private static void tool(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AssertionError(
                    command[0] + " is needed on the PATH, of the tests' PostgreSQL version or a later one: install"
                            + " postgresql-client (Debian) or PostgreSQL's client tools",
                    e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + output);
        }
    }

    private static void run(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        run(server, "DROP DATABASE " + name + " WITH (FORCE)");
    }
}
