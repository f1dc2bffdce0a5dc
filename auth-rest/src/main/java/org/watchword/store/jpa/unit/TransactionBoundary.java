package org.watchword.store.jpa.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import java.util.function.Function;

/** Beginning and end of a transaction. Thread-safe. */
public sealed interface TransactionBoundary permits JtaBoundary, LocalBoundary, OpenTransaction {

    /** True if a transaction of the caller's is active on this thread, so that {@link #run} joins it. */
    boolean isActive();

    /** Runs the work, and commits; on any failure nothing of it stays. */
    <T> T run(EntityManagerFactory factory, Function<EntityManager, T> work) throws Exception;

    /**
     * Runs work whose transactions are all one, and takes back whatever it did. Not within a transaction of the
     * caller's.
     */
    void tryOut(EntityManagerFactory factory, Consumer<TransactionBoundary> work) throws Exception;
}
