package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.store.jpa.unit.JtaBoundary;
import org.watchword.store.jpa.unit.OpenedUnit;
import org.watchword.store.jpa.unit.ServerResources;

/**
 * The stores on a data source of the server, through the Jakarta Persistence provider that the server brings. What has
 * been found in JNDI is not looked up again: {@code java:comp} is there for threads of a component of the application
 * only, and a later attempt may be made by another thread, of a health probe say. Thread-safe.
 */
public final class ServerStores {

    private final String jndiName;
    private final SchemaMode mode;
    private volatile @Nullable Found found;

    /**
     * @param jndiName the data source: {@code watchword.datasource}
     * @param mode what is done about the tables: {@code watchword.schema}
     */
    public ServerStores(String jndiName, SchemaMode mode) {
        this.jndiName = jndiName;
        this.mode = mode;
    }

    /**
     * Opens the stores, and makes or checks the tables first. To be called first from a component of the host (its JNDI
     * context is needed), and always on a thread without an active transaction. A failed call leaves nothing behind and
     * may be made again.
     *
     * @throws ConfigurationException if the name of the data source can be none, or the tables are not what is needed
     * @throws StoreUnavailableException if the database does not answer, or there is no such data source or no Jakarta
     *     Persistence provider
     */
    public OpenedUnit open() {
        Found known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        UnitInfo info = new UnitInfo(
                known.provider().getClass().getName(), PersistenceUnitTransactionType.JTA, known.dataSource());
        OpenedUnit unit = UnitOpening.open(info, mode, known.provider(), known.boundary());
        try {
            new JpaStores(() -> unit).tryOut();
            return unit;
        } catch (RuntimeException e) {
            unit.close();
            throw e;
        }
    }

    private Found find() {
        ServerResources resources = new ServerResources();
        DataSource dataSource = resources.dataSource(jndiName);
        JtaBoundary boundary = new JtaBoundary(resources.userTransaction(), resources.transactionRegistry());
        List<PersistenceProvider> providers = PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                .getPersistenceProviders();
        if (providers.isEmpty()) {
            throw new StoreUnavailableException(
                    "this server offers the application no Jakarta Persistence provider",
                    "use a server that has one (EclipseLink or Hibernate); on Open Liberty add the feature "
                            + "persistence-3.1",
                    null);
        }
        return new Found(dataSource, boundary, providers.get(0));
    }

    private record Found(DataSource dataSource, JtaBoundary boundary, PersistenceProvider provider) {}
}
