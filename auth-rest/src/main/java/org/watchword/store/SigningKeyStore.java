package org.watchword.store;

import java.util.List;

/** Port: generated signing keys, shared by all nodes. */
public interface SigningKeyStore {

    /** All keys, oldest first. */
    List<SigningKeyRecord> all();

    /**
     * Stores the first key, unless there is one already: of many nodes that start at once, exactly one succeeds.
     *
     * @return true if this one was stored
     */
    boolean addFirst(SigningKeyRecord key);
}
