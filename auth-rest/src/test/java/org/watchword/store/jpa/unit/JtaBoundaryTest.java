package org.watchword.store.jpa.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.StoreDescription;
import org.watchword.store.jpa.JpaRevocationStore;
import org.watchword.store.jpa.RevocationRows;

/**
 * The order of calls that a server's transaction sees; what a real server makes of them, the integration tests show.
 */
class JtaBoundaryTest {

    private final List<String> calls = new ArrayList<>();
    private int status = Status.STATUS_NO_TRANSACTION;
    private boolean commitFails;

    private final UserTransaction transaction = new UserTransaction() {
        @Override
        public void begin() {
            calls.add("begin");
            status = Status.STATUS_ACTIVE;
        }

        @Override
        public void commit() throws RollbackException {
            calls.add("commit");
            status = Status.STATUS_NO_TRANSACTION;
            if (commitFails) {
                throw new RollbackException("no");
            }
        }

        @Override
        public void rollback() {
            calls.add("rollback");
            status = Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void setRollbackOnly() {
            throw new IllegalStateException("the same");
        }

        @Override
        public int getStatus() {
            throw new IllegalStateException("as WildFly answers within a transaction that is not the user's own");
        }

        @Override
        public void setTransactionTimeout(int seconds) {}
    };

    private final TransactionSynchronizationRegistry registry =
            (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {TransactionSynchronizationRegistry.class},
                    (self, method, args) -> switch (method.getName()) {
                        case "getTransactionStatus" -> status;
                        case "setRollbackOnly" -> {
                            calls.add("setRollbackOnly");
                            status = Status.STATUS_MARKED_ROLLBACK;
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    });

    private final EntityManager entities = proxy(EntityManager.class, null);
    private final Transactions transactions = new Transactions(() -> new OpenedUnit(
            proxy(EntityManagerFactory.class, entities),
            new JtaBoundary(transaction, registry),
            new StoreDescription("H2 2", 1, StoreDescription.Durability.LASTING)));

    private <T> T proxy(Class<T> type, Object result) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            calls.add(method.getName());
            return result;
        }));
    }

    @Test
    void ownTransactionIsBegunJoinedFlushedAndCommitted() {
        assertThat(transactions.<String>call("test", em -> "done")).isEqualTo("done");

        assertThat(calls)
                .containsExactly("begin", "createEntityManager", "joinTransaction", "flush", "commit", "close");
    }

    @Test
    void transactionOfTheCallersIsJoinedAndLeftToIt() {
        status = Status.STATUS_ACTIVE;

        transactions.call("test", em -> "done");

        assertThat(calls).containsExactly("createEntityManager", "joinTransaction", "flush", "close");
    }

    @Test
    void revocationsAreNotReadIntoTheCallersTransaction() {
        JpaRevocationStore revocations =
                new JpaRevocationStore(transactions, new RevocationRows(() -> "CURRENT_TIMESTAMP"));

        assertThat(revocations.mayRead()).isTrue();

        status = Status.STATUS_ACTIVE;
        assertThat(revocations.mayRead()).isFalse();
    }

    @Test
    void failureInAnOwnTransactionRollsItBack() {
        assertThatThrownBy(() -> transactions.call("test", em -> {
                    throw new PersistenceException();
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The store could not test");

        assertThat(calls).endsWith("close", "rollback").doesNotContain("commit");
        assertThat(status).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void errorLeavesNoTransactionOnTheThreadEither() {
        assertThatThrownBy(() -> transactions.call("test", em -> {
                    throw new NoClassDefFoundError();
                }))
                .isInstanceOf(NoClassDefFoundError.class);

        assertThat(status).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void failureInTheCallersTransactionMarksItAndIsNotTriedAgain() {
        status = Status.STATUS_ACTIVE;

        assertThatThrownBy(() -> transactions.call("test", em -> {
                    throw new PersistenceException(new SQLException("taken", "23505"));
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(calls).containsExactly("createEntityManager", "joinTransaction", "close", "setRollbackOnly");
    }

    @Test
    void lostRaceIsRunAgainInANewTransaction() {
        List<String> runs = new ArrayList<>();

        String result = transactions.call("test", em -> {
            runs.add("run");
            if (runs.size() == 1) {
                throw new PersistenceException(new SQLException("taken", "23505"));
            }
            return "second";
        });

        assertThat(result).isEqualTo("second");
        assertThat(calls).containsSubsequence("begin", "rollback", "begin", "commit");
    }

    @Test
    void raceThatIsAlwaysLostEnds() {
        List<String> runs = new ArrayList<>();

        assertThatThrownBy(() -> transactions.call("test", em -> {
                    runs.add("run");
                    throw new PersistenceException(new SQLException("deadlock", "40001"));
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(runs).hasSizeBetween(2, 10);
    }

    @Test
    void commitThatFailsIsUnavailableAndNotRolledBackTwice() {
        commitFails = true;

        assertThatThrownBy(() -> transactions.call("test", em -> "done"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCauseInstanceOf(RollbackException.class);

        assertThat(calls).doesNotContain("rollback");
    }
}
