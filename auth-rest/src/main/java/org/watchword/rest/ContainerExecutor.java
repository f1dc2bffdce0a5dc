package org.watchword.rest;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Runs on the server's own executor ({@code java:comp/DefaultManagedExecutorService}, Jakarta Concurrency §2.1), so that no thread of
 * ours outlives the application; on the caller's thread where the server has none. Looked up at first use, which is on a request's
 * thread: not every server has the name while it starts an application. Thread-safe.
 */
final class ContainerExecutor implements Executor {

    private static final System.Logger LOG = System.getLogger(ContainerExecutor.class.getName());
    private static final String NAME = "java:comp/DefaultManagedExecutorService";

    private volatile @Nullable Executor found;

    @Override
    public void execute(Runnable task) {
        Executor executor = found;
        if (executor == null) {
            executor = lookUp();
            found = executor;
        }
        executor.execute(task);
    }

    /** The name is a constant; nothing from outside gets here. */
    @SuppressWarnings("BanJNDI")
    private static Executor lookUp() {
        try {
            if (new InitialContext().lookup(NAME) instanceof Executor executor) {
                return executor;
            }
        } catch (NamingException e) {
            LOG.log(Level.DEBUG, "this server has no " + NAME, e);
        }
        return Runnable::run;
    }
}
