package org.watchword.store.jpa.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One transaction of an entity manager's, which all work joins; whoever began it ends it.
 *
 * @param entities has the transaction
 */
record OpenTransaction(EntityManager entities) implements TransactionBoundary {

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public <T> T run(EntityManagerFactory factory, Function<EntityManager, T> work) {
        T result = work.apply(entities);
        entities.flush();
        // The next work finds what the database has, as with an entity manager of its own.
        entities.clear();
        return result;
    }

    @Override
    public void tryOut(EntityManagerFactory factory, Consumer<TransactionBoundary> work) {
        work.accept(this);
    }
}
