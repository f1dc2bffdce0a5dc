package org.watchword.start.login;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.Stores;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.ServerStores;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.store.jpa.unit.OpenedUnit;

/** The stores on the server's data source, where the server has what that needs. */
final class ServerBackend implements StoreBackend<OpenedUnit> {

    private final String dataSource;
    private final SchemaMode schema;
    private final ServerApis apis;

    /** Made when first needed, and kept for what it has found in JNDI. */
    private @Nullable ServerStores server;

    ServerBackend(String dataSource, SchemaMode schema, ServerApis apis) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.apis = apis;
    }

    @Override
    public synchronized OpenedUnit open() {
        apis.demandThoseOfStores();
        try {
            ServerStores known = server;
            if (known == null) {
                known = new ServerStores(dataSource, schema);
                server = known;
            }
            return known.open();
        } catch (LinkageError e) {
            // Of an API in another version, say. An error would end the host's start, and be in no log of ours.
            throw new StoreUnavailableException(
                    "this server lacks a class that Watchword uses (" + e + ")",
                    "use a server with the Jakarta EE 10 Web Profile or later, or tell the project of this one",
                    e);
        }
    }

    @Override
    public Stores stores(Supplier<OpenedUnit> opened) {
        return apis.haveThoseOfStores() ? new JpaStores(opened) : UnlinkedStores.of(opened);
    }
}
