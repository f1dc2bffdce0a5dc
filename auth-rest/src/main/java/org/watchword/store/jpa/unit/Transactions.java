package org.watchword.store.jpa.unit;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.watchword.api.login.StoreUnavailableException;

/**
 * Runs the work of one port method as one transaction, with an entity manager of its own. Work that lost against
 * another transaction is run again from the start, so it must look before it writes. Thread-safe.
 */
public final class Transactions {

    /** Each attempt sees what beat the one before; more than this is no race any more. */
    private static final int ATTEMPTS = 5;

    private final Supplier<OpenedUnit> unit;

    /**
     * @param unit asked for each transaction, so that the unit is opened when the first begins; throws
     *     {@link StoreUnavailableException} where it cannot be opened
     */
    public Transactions(Supplier<OpenedUnit> unit) {
        this.unit = unit;
    }

    /** Returns the unit that transactions run in. */
    public OpenedUnit unit() {
        return unit.get();
    }

    /** True within a transaction of the caller's. */
    public boolean isActive() {
        return unit.get().boundary().isActive();
    }

    /**
     * Runs work in one transaction: the caller's, where there is one, or its own.
     *
     * @param what for the message of a failure: "could not ..."
     * @throws StoreUnavailableException whatever went wrong; nothing was changed
     */
    public <T> T call(String what, Function<EntityManager, T> work) {
        OpenedUnit opened = unit.get();
        TransactionBoundary boundary = opened.boundary();
        for (int attempt = 1; ; attempt++) {
            try {
                boolean joined = boundary.isActive();
                try {
                    return boundary.run(opened.factory(), work);
                } catch (Exception e) {
                    // A transaction of the caller's cannot be begun anew here.
                    if (joined || attempt == ATTEMPTS || !SqlFailure.isContention(e)) {
                        throw e;
                    }
                }
            } catch (Exception e) {
                // EclipseLink, Hibernate and the transaction managers share no type; what they throw here is one thing
                // to the caller.
                throw e instanceof StoreUnavailableException told
                        ? told
                        : new StoreUnavailableException("The store could not " + what, e);
            }
        }
    }

    /**
     * Runs work whose transactions are one: the caller's, where there is one, or one of its own.
     *
     * @param what for the message of a failure: "could not ..."
     * @throws StoreUnavailableException whatever went wrong; nothing was changed
     */
    public <T> T together(String what, Function<Transactions, T> work) {
        OpenedUnit opened = unit.get();
        return call(what, em -> work.apply(new Transactions(() -> opened.within(new OpenTransaction(em)))));
    }

    /**
     * Runs work that is taken back, and again where it lost against another transaction. Does nothing within a
     * transaction of the caller's, which would be lost with it.
     *
     * @throws StoreUnavailableException what the work throws, or where no transaction can be had
     */
    public void tryOut(Consumer<Transactions> work) {
        OpenedUnit opened = unit.get();
        TransactionBoundary boundary = opened.boundary();
        for (int attempt = 1; !boundary.isActive(); attempt++) {
            try {
                boundary.tryOut(opened.factory(), one -> work.accept(new Transactions(() -> opened.within(one))));
                return;
            } catch (Exception e) {
                boolean lost = SqlFailure.isContention(e) || SqlFailure.isLockTimeout(e);
                if (lost && attempt < ATTEMPTS) {
                    continue;
                }
                throw e instanceof StoreUnavailableException told
                        ? told
                        : new StoreUnavailableException("The statements of the store could not be tried out", e);
            }
        }
    }
}
