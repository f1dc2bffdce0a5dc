package org.watchword.cli.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.backend.SessionBackend;
import org.watchword.backend.SharedSessions;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.config.Configuration;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.revocation.RevocationSettings;
import org.watchword.session.SessionEnding;
import org.watchword.session.SessionPolicy;
import org.watchword.signing.KeyPolicy;
import org.watchword.signing.KeySeal;
import org.watchword.signing.StoredKeyRing;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.Stores;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.StoreSettings;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.store.jpa.schema.TableScripts;
import org.watchword.store.jpa.schema.TablesFound;

/**
 * The database that a command works on, and the Redis beside it where {@code watchword.redis.url} is set.
 *
 * @param connection used by nobody: H2 closes a file whenever its last connection is closed, and opens it anew with the
 *     next
 * @param stores of both
 * @param resources closed with it
 */
public record OpenDatabase(
        Configuration configuration,
        Connection connection,
        Stores stores,
        List<Runnable> resources,
        AuditSink audit,
        Clock clock)
        implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OpenDatabase.class.getName());

    /**
     * Opens a database that has our tables, and changes none of them: a command of another version must not upgrade
     * them under the nodes that run.
     *
     * @throws CommandRefusedException if it has not, unless {@code watchword.schema=none}
     */
    public static OpenDatabase existing(DatabaseOptions options, CommandEnvironment environment) {
        Configuration configuration = options.configuration(environment);
        DataSource dataSource = options.dataSource(environment);
        if (configuration.get(StoreSettings.SCHEMA) != SchemaMode.NONE) {
            demandTables(dataSource);
        }
        return open(configuration, dataSource, SchemaMode.NONE, environment);
    }

    /**
     * Opens a database as a node would, with {@code watchword.schema}: for what is done before the first node starts.
     */
    public static OpenDatabase asNode(DatabaseOptions options, CommandEnvironment environment) {
        Configuration configuration = options.configuration(environment);
        return open(
                configuration, options.dataSource(environment), configuration.get(StoreSettings.SCHEMA), environment);
    }

    private static void demandTables(DataSource dataSource) {
        TablesFound found = TablesFound.in(dataSource);
        if (!found.isComplete()) {
            throw new CommandRefusedException("the tables are at version " + found.version() + " and must be at "
                    + TableScripts.currentVersion() + "; 'watchword schema' writes the SQL, or start a node");
        }
    }

    private static OpenDatabase open(
            Configuration configuration, DataSource dataSource, SchemaMode mode, CommandEnvironment environment) {
        Connection connection = connect(dataSource);
        List<Runnable> resources = new ArrayList<>();
        resources.add(() -> close(connection));
        try {
            JpaStores tables = JpaStores.open(dataSource, mode, new PersistenceProvider());
            resources.add(0, tables::close);
            Stores stores = SessionBackend.configured(
                            configuration, OpenDatabase.class.getClassLoader(), "-command-line")
                    .map(shared -> opened(shared, tables, resources))
                    .orElse(tables);
            return new OpenDatabase(
                    configuration,
                    connection,
                    stores,
                    resources,
                    CommandAudit.of(configuration, stores.audit(), environment.err()),
                    environment.clock());
        } catch (RuntimeException e) {
            resources.forEach(Runnable::run);
            throw e;
        }
    }

    private static Stores opened(SharedSessions shared, Stores tables, List<Runnable> resources) {
        resources.add(0, shared::close);
        shared.open();
        return shared.over(tables);
    }

    private static Connection connect(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailableException("The database could not be opened", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The process ends, and the connection with it.
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
        }
    }

    /** Returns what ends sessions for all nodes, whatever their settings are: they read of it within their poll. */
    public SessionEnding ending() {
        RevocationList unused = new RevocationList(new RevocationReader(
                stores.revocations(),
                clock,
                System::nanoTime,
                configuration.get(RevocationSettings.REVOCATION_POLL),
                configuration.get(RevocationSettings.REVOCATION_MAX_STALENESS)));
        return new SessionEnding(stores.sessions(), stores.revocations(), unused, SessionPolicy.longest(), clock);
    }

    /** Returns the generated keys. Takes note of what becomes of them as of the command line. */
    public StoredKeyRing generatedKeys() {
        return new StoredKeyRing(
                stores.signingKeys(), KeySeal.of(configuration), KeyPolicy.of(configuration), operatorAudit(), clock);
    }

    /** Returns what takes note of events of the application's parts, as of the command line. */
    public AuditSink operatorAudit() {
        return event -> audit.record(CommandAudit.event(event.kind(), this, "", event.detail()));
    }

    /** Returns the time of now. */
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        resources.forEach(Runnable::run);
    }
}
