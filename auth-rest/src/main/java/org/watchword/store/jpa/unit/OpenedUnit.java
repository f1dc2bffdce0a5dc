package org.watchword.store.jpa.unit;

import jakarta.persistence.EntityManagerFactory;
import org.watchword.store.OpenedStore;
import org.watchword.store.StoreDescription;

/**
 * An opened persistence unit, and how its transactions begin and end.
 *
 * @param description of its database
 */
public record OpenedUnit(EntityManagerFactory factory, TransactionBoundary boundary, StoreDescription description)
        implements OpenedStore {

    OpenedUnit within(TransactionBoundary other) {
        return new OpenedUnit(factory, other, description);
    }

    @Override
    public void close() {
        if (factory.isOpen()) {
            factory.close();
        }
    }
}
