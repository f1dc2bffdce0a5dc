package org.watchword.backend;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.report.Entry;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Stores;

/** Sessions, revocations and attempts outside of the database. Any thread may call. */
public interface SharedSessions extends AutoCloseable {

    /** Returns the name of the product, for the health endpoint: one word in lower case. */
    String name();

    /**
     * Makes sure that they can be used; called each time that the database has been opened. The ports refuse until it
     * has returned once.
     *
     * @throws StoreUnavailableException if they cannot be had now
     * @throws ConfigurationException if they can never be had as things are set
     */
    void open();

    /** Returns the ports of the database, with others in place of its sessions, revocations and attempts. */
    Stores over(Stores database);

    /**
     * Tells what other nodes revoke, as soon as they do. Called once; hears nothing more after {@link #close}.
     *
     * @param heard takes an entry, on a thread of this part
     * @param missed called where entries may have been missed, which are then to be read
     */
    void listen(Consumer<RevocationRecord> heard, Runnable missed);

    /** Says what was found when they were opened; asks nothing. */
    List<Entry> entries();

    /** Asks whether they answer, within a few seconds; the problem, or empty. */
    Optional<String> problem();

    /** Lets go of everything, threads included; a second call does nothing. */
    @Override
    void close();
}
