package org.watchword.start.login;

import java.util.Optional;
import java.util.function.Supplier;
import org.watchword.backend.SharedSessions;
import org.watchword.store.OpenedStore;
import org.watchword.store.Stores;

/**
 * The database, with sessions, revocations and attempts elsewhere. It is open when both are.
 *
 * @param database has the rest
 * @param sessions has those
 */
record SharedBackend<O extends OpenedStore>(StoreBackend<O> database, SharedSessions sessions)
        implements StoreBackend<O> {

    @Override
    public O open() {
        O opened = database.open();
        try {
            sessions.open();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public Stores stores(Supplier<O> opened) {
        return sessions.over(database.stores(opened));
    }

    @Override
    public Optional<SharedSessions> shared() {
        return Optional.of(sessions);
    }
}
