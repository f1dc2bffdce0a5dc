package org.watchword.store.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.time.Duration;
import java.util.Map;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.StoreDescription;
import org.watchword.store.jpa.schema.DescribedDatabase;
import org.watchword.store.jpa.schema.Schema;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.store.jpa.unit.OpenedUnit;
import org.watchword.store.jpa.unit.TransactionBoundary;

/** Opens a persistence unit on tables that are made or checked first. */
final class UnitOpening {

    /** Longest time that a start waits for other nodes that make the tables. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private UnitOpening() {}

    /** Leaves nothing behind where it throws. */
    static OpenedUnit open(UnitInfo info, SchemaMode mode, PersistenceProvider provider, TransactionBoundary boundary) {
        new Schema(info.dataSource(), PATIENCE).prepare(mode);
        StoreDescription description = DescribedDatabase.of(info.dataSource());
        EntityManagerFactory factory;
        try {
            factory = provider.createContainerEntityManagerFactory(info, Map.of());
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("The persistence unit could not be made", e);
        }
        try {
            // EclipseLink only now connects and reads the entities.
            factory.getMetamodel();
            return new OpenedUnit(factory, boundary, description);
        } catch (RuntimeException e) {
            factory.close();
            throw new StoreUnavailableException("The persistence unit could not be opened", e);
        }
    }
}
