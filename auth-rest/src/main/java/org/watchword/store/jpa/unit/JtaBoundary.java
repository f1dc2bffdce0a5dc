package org.watchword.store.jpa.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The server's transactions. One of the caller's that is active is joined: what is written then stays or goes with it,
 * and a failure marks it for rollback.
 */
public final class JtaBoundary implements TransactionBoundary {

    private final UserTransaction transaction;
    private final TransactionSynchronizationRegistry registry;

    /**
     * @param transaction used only where the caller has none: within a {@code @Transactional} method or an EJB it may
     *     not even be asked for its status (Jakarta Transactions §3.7), which WildFly holds to
     * @param registry knows of a transaction of the caller's, whoever began it
     */
    public JtaBoundary(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
        this.transaction = transaction;
        this.registry = registry;
    }

    @Override
    public boolean isActive() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public <T> T run(EntityManagerFactory factory, Function<EntityManager, T> work) throws Exception {
        return isActive() ? join(factory, work) : begin(factory, work);
    }

    private <T> T begin(EntityManagerFactory factory, Function<EntityManager, T> work) throws Exception {
        transaction.begin();
        try (EntityManager entities = factory.createEntityManager()) {
            entities.joinTransaction();
            T result = work.apply(entities);
            // Before the commit, which would wrap what the database says in the transaction manager's words.
            entities.flush();
            transaction.commit();
            return result;
        } catch (Throwable t) {
            // An error too: the thread goes back to the server's pool and must not carry a transaction.
            rollback(t);
            throw t;
        }
    }

    /**
     * With one entity manager: in one transaction each takes a connection of its own on some servers, and none sees the
     * others' rows.
     */
    @Override
    public void tryOut(EntityManagerFactory factory, Consumer<TransactionBoundary> work) throws Exception {
        transaction.begin();
        try (EntityManager entities = factory.createEntityManager()) {
            entities.joinTransaction();
            work.accept(new OpenTransaction(entities));
        } catch (Throwable t) {
            rollback(t);
            throw t;
        }
        transaction.rollback();
    }

    private <T> T join(EntityManagerFactory factory, Function<EntityManager, T> work) throws Exception {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.joinTransaction();
            T result = work.apply(entities);
            entities.flush();
            return result;
        } catch (Exception e) {
            registry.setRollbackOnly();
            throw e;
        }
    }

    /** A commit that failed has ended the transaction itself. */
    private void rollback(Throwable because) {
        try {
            if (isActive()) {
                transaction.rollback();
            }
        } catch (Exception e) {
            because.addSuppressed(e);
        }
    }
}
