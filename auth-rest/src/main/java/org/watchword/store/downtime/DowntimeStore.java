package org.watchword.store.downtime;

import java.util.Optional;
import org.watchword.api.login.StoreUnavailableException;

/**
 * Port: when the service could not be asked, shared by all nodes and told by the store's own clock. Each method throws
 * {@link StoreUnavailableException} where the store does not answer.
 */
public interface DowntimeStore {

    /** Notes that a node answers, and has done so since it last said so. */
    void answering();

    /**
     * Notes that a node answers again: it has just started, or the store did not answer it. Where no other node has
     * said within the last four seconds that it answers, the time since one did becomes the latest downtime. One that
     * ended less than a minute ago becomes longer instead: nodes start one after another.
     */
    void answeringAgain();

    /** Returns the latest downtime; empty where there was none. */
    Optional<Downtime> latest();
}
