package org.watchword.store.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.StoreDescription;
import org.watchword.store.StoreUnavailableException;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;
import org.watchword.store.jpa.schema.DatabaseProduct;
import org.watchword.store.jpa.schema.DescribedDatabase;
import org.watchword.store.jpa.schema.Schema;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.store.jpa.unit.JtaBoundary;
import org.watchword.store.jpa.unit.LocalBoundary;
import org.watchword.store.jpa.unit.TransactionBoundary;
import org.watchword.store.jpa.unit.Transactions;

/**
 * The ports of storage on a data source of the server, through the Jakarta Persistence provider that the server brings. Thread-safe.
 *
 * <p>Each call of a port is one JTA transaction; where the calling thread has one already, the call joins it, and a failure
 * marks it for rollback. Nothing is served from a second-level cache. No {@code persistence.xml} is involved: a host's own
 * units are not touched.
 */
public final class JpaStores implements AutoCloseable {

    /** Longest time that a start waits for other nodes that make the tables. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EntityManagerFactory factory;
    private final UserStore users;
    private final SessionStore sessions;
    private final SigningKeyStore signingKeys;
    private final RevocationStore revocations;
    private final AccountStore accounts;
    private final ExpiredRows expired;
    private final UserDirectory directory;
    private final RoleStore roles;
    private final AuditStore audit;
    private final AttemptStore attempts;
    private final StoreDescription description;

    private final Transactions transactions;

    private JpaStores(EntityManagerFactory factory, Transactions transactions, StoreDescription description) {
        this.transactions = transactions;
        RevocationRows rows = new RevocationRows(DatabaseProduct.statementTime(description.product()));
        this.factory = factory;
        this.description = description;
        this.users = new JpaUserStore(transactions);
        this.sessions = new JpaSessionStore(transactions, rows);
        this.signingKeys = new JpaSigningKeyStore(transactions);
        this.revocations = new JpaRevocationStore(transactions, rows);
        this.accounts = new JpaAccountStore(transactions);
        this.expired = new JpaExpiredRows(transactions);
        this.directory = new JpaUserDirectory(transactions, rows);
        this.roles = new JpaRoleStore(transactions, rows);
        this.audit = new JpaAuditStore(transactions);
        this.attempts = new JpaAttemptStore(transactions);
    }

    /** In a server, with its transactions, and only where every statement works. */
    static JpaStores open(DataSource dataSource, SchemaMode mode, PersistenceProvider provider, JtaBoundary boundary) {
        JpaStores stores = open(dataSource, mode, provider, PersistenceUnitTransactionType.JTA, boundary);
        try {
            stores.tryOut();
            return stores;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /**
     * Opens the stores outside of a server, with transactions of the entity manager's own.
     *
     * @param dataSource gives connections that commit by themselves
     * @param mode what is done about the tables
     * @param provider makes the persistence unit
     * @throws ConfigurationException if the tables are not what is needed
     * @throws StoreUnavailableException if the database does not answer
     */
    public static JpaStores open(DataSource dataSource, SchemaMode mode, PersistenceProvider provider) {
        return open(dataSource, mode, provider, PersistenceUnitTransactionType.RESOURCE_LOCAL, new LocalBoundary());
    }

    private static JpaStores open(
            DataSource dataSource,
            SchemaMode mode,
            PersistenceProvider provider,
            PersistenceUnitTransactionType transactionType,
            TransactionBoundary boundary) {
        new Schema(dataSource, PATIENCE).prepare(mode);
        StoreDescription description = DescribedDatabase.of(dataSource);
        UnitInfo unit = new UnitInfo(provider.getClass().getName(), transactionType, dataSource);
        EntityManagerFactory factory;
        try {
            factory = provider.createContainerEntityManagerFactory(unit, Map.of());
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("The persistence unit could not be made", e);
        }
        try {
            // EclipseLink only now connects and reads the entities.
            factory.getMetamodel();
            return new JpaStores(factory, new Transactions(factory, boundary), description);
        } catch (RuntimeException e) {
            factory.close();
            throw new StoreUnavailableException("The persistence unit could not be opened", e);
        }
    }

    /** Users. */
    public UserStore users() {
        return users;
    }

    /** Sessions. */
    public SessionStore sessions() {
        return sessions;
    }

    /** Generated signing keys. */
    public SigningKeyStore signingKeys() {
        return signingKeys;
    }

    /** Revocations. */
    public RevocationStore revocations() {
        return revocations;
    }

    /** Rows that are good for nothing any more. */
    public ExpiredRows expired() {
        return expired;
    }

    /** Registration and recovery. */
    public AccountStore accounts() {
        return accounts;
    }

    /** Users as administrators see them. */
    public UserDirectory directory() {
        return directory;
    }

    /** Roles and permissions. */
    public RoleStore roles() {
        return roles;
    }

    /** Audit events. */
    public AuditStore audit() {
        return audit;
    }

    /** Attempts. */
    public AttemptStore attempts() {
        return attempts;
    }

    /** Description of the store that was opened. */
    public StoreDescription description() {
        return description;
    }

    /**
     * Runs each kind of statement once, and takes all of it back: tables can look right and yet not be what is needed, or the database user may
     * lack a right on one of them.
     *
     * @throws StoreUnavailableException if one fails
     */
    void tryOut() {
        transactions.tryOut(
                one -> StoreTrial.of(new JpaStores(factory, one, description)).run());
    }

    /** Lets go of everything; calls of the ports throw {@link StoreUnavailableException} from then on. A second call does nothing. */
    @Override
    public void close() {
        if (factory.isOpen()) {
            factory.close();
        }
    }
}
