package org.watchword.mail;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The server's own executor, for mail alone: a task that touched a data source would keep the class loader of the
 * application on some servers.
 */
public final class ServerExecutor {

    /** JNDI name of the executor on every server with Jakarta Concurrency. */
    public static final String NAME = "java:comp/DefaultManagedExecutorService";

    private static final Logger LOG = System.getLogger(ServerExecutor.class.getName());

    private ServerExecutor() {}

    /** Finds what runs a task on a thread of the server's; empty where the server has none for applications. */
    @SuppressWarnings("BanJNDI") // a fixed name of the container's own
    public static Optional<Consumer<Runnable>> find() {
        try {
            Executor executor = InitialContext.doLookup(NAME);
            return Optional.of(executor::execute);
        } catch (NamingException | ClassCastException e) {
            LOG.log(Level.DEBUG, "No managed executor", e);
            return Optional.empty();
        }
    }
}
