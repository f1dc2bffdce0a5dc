package org.watchword.store.jpa.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import java.util.function.Function;

/** Transactions of the entity manager itself, where there is no server. */
public final class LocalBoundary implements TransactionBoundary {

    @Override
    public boolean isActive() {
        return false;
    }

    @Override
    public <T> T run(EntityManagerFactory factory, Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    @Override
    public void tryOut(EntityManagerFactory factory, Consumer<TransactionBoundary> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new OpenTransaction(entities));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
