package org.watchword.redis.store;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.watchword.api.login.StoreUnavailableException;

/**
 * Makes good what a transaction of the database has done in Redis, which knows nothing of it, where the transaction
 * fails. Nobody has been told of it then.
 *
 * <ul>
 *   <li>A session that it opened is removed.
 *   <li>A session that it moved on stays so. Its client has the predecessor of the token in force, perhaps past the
 *       grace window; the predecessor therefore stays good until the successor is used. To move it back would be wrong:
 *       another request with the same token may have been given the successor meanwhile.
 *   <li>A session that it ended stays ended: an open door would be worse than one that was shut too soon.
 * </ul>
 */
final class Uncommitted implements SessionWrites {

    private static final System.Logger LOG = System.getLogger(Uncommitted.class.getName());

    private final Keyspace keys;
    private final List<String> opened = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();

    Uncommitted(Keyspace keys) {
        this.keys = keys;
    }

    /** Before it is opened: the answer of Redis may be lost. */
    @Override
    public void opens(String id) {
        opened.add(id);
    }

    @Override
    public void moves(String id, long generation, String hash) {
        moved.add(new Moved(id, generation, hash));
    }

    /** The same work is about to be done again, with sessions of other names. */
    void again() {
        opened.forEach(id -> attempt(() -> keys.run(Scripts.REMOVE, id)));
        opened.clear();
    }

    /** The transaction has failed. */
    void failed() {
        again();
        moved.forEach(one ->
                attempt(() -> keys.run(Scripts.UNCONFIRM, one.id(), Long.toString(one.generation()), one.hash())));
        moved.clear();
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException e) {
            // The session that was opened has tokens that nobody knows; the one that moved has its grace window.
            LOG.log(Level.DEBUG, "What a failed transaction has done in Redis stays there", e);
        }
    }

    private record Moved(String id, long generation, String hash) {}
}
