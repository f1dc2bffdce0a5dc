package org.watchword.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: generated signing keys, shared by all nodes. */
public interface SigningKeyStore {

    /** All keys, in the order in which they were stored. */
    List<SigningKeyRecord> all();

    /**
     * Stores the first key, unless there is one already: of many nodes that start at once, exactly one succeeds.
     *
     * @return true if this one was stored
     */
    boolean addFirst(SigningKeyRecord key);

    /**
     * Stores the next key, unless another one was stored since the caller looked: of many nodes that rotate at once,
     * exactly one succeeds.
     *
     * @param last name of the last of {@link #all} that the caller saw
     * @return true if this one was stored
     */
    boolean addAfter(String last, SigningKeyRecord key);

    /**
     * Revokes a key and takes its private half away. Stores its successor in the same transaction, so that there never
     * is a moment without a key that signs.
     *
     * @param erased what stands in place of the private half
     * @param successor signs in its place, or null where another one does
     * @return false if there is no such key or it was revoked before; nothing is changed then
     */
    boolean revoke(String kid, Instant at, String erased, @Nullable SigningKeyRecord successor);

    /**
     * Replaces the stored form of a private half, unless it is another one by now.
     *
     * @return true if it was replaced
     */
    boolean replacePrivateKey(String kid, String expected, String replacement);

    /**
     * Removes a key.
     *
     * @return false if there is no such key
     */
    boolean remove(String kid);

    /** As {@link RevocationStore#mayRead()}. */
    default boolean mayRead() {
        return true;
    }
}
