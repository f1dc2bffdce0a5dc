package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.OpenedStore;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.StoreDescription;
import org.watchword.store.Stores;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;
import org.watchword.store.downtime.DowntimeStore;
import org.watchword.store.jpa.downtime.JpaDowntimeStore;
import org.watchword.store.jpa.schema.DatabaseProduct;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.store.jpa.unit.LocalBoundary;
import org.watchword.store.jpa.unit.OpenedUnit;
import org.watchword.store.jpa.unit.Transactions;

/**
 * The ports of storage on a persistence unit, which is opened when the first transaction begins. Thread-safe.
 *
 * <p>Each call of a port is one JTA transaction; where the calling thread has one already, the call joins it, and a
 * failure marks it for rollback. Nothing is served from a second-level cache. No {@code persistence.xml} is involved: a
 * host's own units are not touched.
 */
public final class JpaStores implements Stores, OpenedStore {

    private final Transactions transactions;
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
    private final DowntimeStore downtime;

    /** @param unit asked for each transaction; throws {@link StoreUnavailableException} where it cannot be had */
    public JpaStores(Supplier<OpenedUnit> unit) {
        this(new Transactions(unit));
    }

    private JpaStores(Transactions transactions) {
        Supplier<DatabaseProduct> product =
                () -> DatabaseProduct.named(transactions.unit().description().product());
        RevocationRows rows = new RevocationRows(() -> product.get().statementTime());
        this.transactions = transactions;
        this.users = new JpaUserStore(transactions);
        this.sessions = new JpaSessionStore(transactions, rows);
        this.signingKeys = new JpaSigningKeyStore(transactions);
        this.revocations = new JpaRevocationStore(transactions, rows);
        this.accounts = new JpaAccountStore(transactions);
        this.expired = new JpaExpiredRows(transactions);
        this.directory = new JpaUserDirectory(transactions, rows, product);
        this.roles = new JpaRoleStore(transactions, rows);
        this.audit = new JpaAuditStore(transactions);
        this.attempts = new JpaAttemptStore(transactions);
        this.downtime = new JpaDowntimeStore(transactions, rows::now);
    }

    /**
     * Opens the stores outside of a server, with transactions of the entity manager's own.
     *
     * @param dataSource gives connections that commit by themselves
     * @param mode what is done about the tables
     * @throws ConfigurationException if the tables are not what is needed
     * @throws StoreUnavailableException if the database does not answer
     */
    public static JpaStores open(DataSource dataSource, SchemaMode mode, PersistenceProvider provider) {
        UnitInfo info =
                new UnitInfo(provider.getClass().getName(), PersistenceUnitTransactionType.RESOURCE_LOCAL, dataSource);
        OpenedUnit unit = UnitOpening.open(info, mode, provider, new LocalBoundary());
        return new JpaStores(() -> unit);
    }

    @Override
    public <T> T together(String what, Function<Stores, T> work) {
        return transactions.together(what, one -> work.apply(new JpaStores(one)));
    }

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public SigningKeyStore signingKeys() {
        return signingKeys;
    }

    @Override
    public RevocationStore revocations() {
        return revocations;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public ExpiredRows expired() {
        return expired;
    }

    @Override
    public UserDirectory directory() {
        return directory;
    }

    @Override
    public RoleStore roles() {
        return roles;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public AttemptStore attempts() {
        return attempts;
    }

    @Override
    public DowntimeStore downtime() {
        return downtime;
    }

    @Override
    public StoreDescription description() {
        return transactions.unit().description();
    }

    /**
     * Runs each kind of statement once, and takes all of it back: tables can look right and yet not be what is needed,
     * or the database user may lack a right on one of them.
     *
     * @throws StoreUnavailableException if one fails
     */
    void tryOut() {
        transactions.tryOut(one -> new StoreTrial(new JpaStores(one)).run());
    }

    /** Closes the unit; calls of the ports throw {@link StoreUnavailableException} from then on. */
    @Override
    public void close() {
        transactions.unit().close();
    }
}
