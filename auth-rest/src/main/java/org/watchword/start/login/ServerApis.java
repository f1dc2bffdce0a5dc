package org.watchword.start.login;

import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.OptionalApi;

/**
 * Checks for the APIs of the server that the stores need, by one class of each. Asked before any class of ours is
 * loaded that uses them: a server that lacks one would otherwise end the host with a NoClassDefFoundError.
 */
final class ServerApis {

    private static final String PERSISTENCE = "jakarta.persistence.spi.PersistenceProviderResolverHolder";
    private static final String TRANSACTIONS = "jakarta.transaction.TransactionSynchronizationRegistry";
    private static final String JSON = "jakarta.json.spi.JsonProvider";

    private final ClassLoader loader;

    ServerApis(ClassLoader loader) {
        this.loader = loader;
    }

    /** Tells whether bodies can be read and written. */
    boolean hasJson() {
        return OptionalApi.isPresent(JSON, loader);
    }

    /** @throws StoreUnavailableException with the remedy, where no store can be opened here */
    void demandThoseOfStores() {
        demand(PERSISTENCE, "Jakarta Persistence", "persistence-3.1");
        demand(TRANSACTIONS, "Jakarta Transactions", "persistence-3.1");
    }

    /** Tells whether a store can be opened here at all. */
    boolean haveThoseOfStores() {
        return OptionalApi.isPresent(PERSISTENCE, loader) && OptionalApi.isPresent(TRANSACTIONS, loader);
    }

    private void demand(String className, String api, String feature) {
        if (!OptionalApi.isPresent(className, loader)) {
            throw new StoreUnavailableException(
                    "this server shows the application no " + api,
                    "use a server with the Jakarta EE Web Profile; on Open Liberty add the feature " + feature,
                    null);
        }
    }
}
