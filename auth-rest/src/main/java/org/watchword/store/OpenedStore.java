package org.watchword.store;

/** A store that answered when it was opened. */
public interface OpenedStore extends AutoCloseable {

    /** Returns what was found. */
    StoreDescription description();

    /** Lets go of everything; a second call does nothing. */
    @Override
    void close();
}
