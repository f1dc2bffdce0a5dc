package org.watchword.start.login;

import java.util.Optional;
import java.util.function.Supplier;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.backend.SharedSessions;
import org.watchword.store.OpenedStore;
import org.watchword.store.Stores;

/**
 * A kind of storage: how it is opened, and its ports.
 *
 * @param <O> what opening it gives
 */
interface StoreBackend<O extends OpenedStore> {

    /**
     * Opens the store and makes it ready for use. Leaves nothing behind where it throws.
     *
     * @throws StoreUnavailableException if it cannot be had now
     */
    O open();

    /**
     * The ports on an opened store.
     *
     * @param opened asked at each use of a port; throws {@link StoreUnavailableException} where the store cannot be
     *     opened
     */
    Stores stores(Supplier<O> opened);

    /** Sessions, revocations and attempts that are not in the database; closed with the application. */
    default Optional<SharedSessions> shared() {
        return Optional.empty();
    }
}
