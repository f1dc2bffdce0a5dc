package org.watchword.redis.store;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.redis.link.Reply;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.RevocationPart;
import org.watchword.store.RevocationStore;

/**
 * Revocations of sessions, in sorted sets. Those of users stay in the database, where a change of rights records them
 * in its own transaction; other nodes are told of both.
 */
final class RedisRevocationStore implements RevocationStore {

    private static final System.Logger LOG = System.getLogger(RedisRevocationStore.class.getName());

    private final Keyspace keys;
    private final RevocationStore ofUsers;

    RedisRevocationStore(Keyspace keys, RevocationStore ofUsers) {
        this.keys = keys;
        this.ofUsers = ofUsers;
    }

    @Override
    public void record(RevocationRecord revocation) {
        if (revocation instanceof RevocationRecord.OfSession ofSession) {
            keys.run(Scripts.REVOKE, ofSession.sessionId(), SessionFields.millis(ofSession.until()));
        } else if (revocation instanceof RevocationRecord.OfUser ofUser) {
            ofUsers.record(ofUser);
            tell(List.of(ofUser));
        }
    }

    /** Tells other nodes whose tokens a change in the database refuses, and returns the change. */
    Change told(Change change) {
        tell(change.refused());
        return change;
    }

    /** Tells other nodes what the database has recorded; they read it within the poll where they are not told. */
    private void tell(List<RevocationRecord.OfUser> recorded) {
        try {
            recorded.forEach(one -> keys.publish(RevocationMessage.of(one)));
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "Other nodes are not told, and read it", e);
        }
    }

    @Override
    public List<RevocationRecord> recordedWithin(Duration window) {
        List<RevocationRecord> all = new ArrayList<>(ofUsers.recordedWithin(window));
        all.addAll(entries(
                keys.run(Scripts.RECORDED, Long.toString(millisUp(window)), Integer.toString(RevocationList.MOST))));
        if (all.size() > RevocationList.MOST) {
            throw new StoreUnavailableException(
                    "There are more than " + RevocationList.MOST + " revocations",
                    "remove those that have expired: POST /admin/clean-up below watchword.endpoints.path",
                    null);
        }
        return all;
    }

    /** Parts of both, in the order that they share; what does not fit comes with the next part. */
    @Override
    public List<RevocationRecord> recordedWithin(Duration window, RevocationPart part) {
        List<RevocationRecord> all = new ArrayList<>(ofUsers.recordedWithin(window, part));
        if (!part.afterKind().equals(RevocationPart.USER)) {
            all.addAll(entries(keys.run(
                    Scripts.PART,
                    Long.toString(millisUp(window)),
                    part.afterTarget(),
                    SessionFields.millis(part.validAfter()),
                    Integer.toString(part.most()))));
        }
        all.sort(Comparator.comparing(RevocationPart::kindOf).thenComparing(RevocationPart::targetOf));
        return all.size() > part.most() ? all.subList(0, part.most()) : all;
    }

    /** The database's: windows are lengths, which are the same by Redis' clock. */
    @Override
    public Instant now() {
        return ofUsers.now();
    }

    private static List<RevocationRecord> entries(Reply reply) {
        List<Reply> found = reply.list();
        List<RevocationRecord> entries = new ArrayList<>();
        for (int i = 0; i + 1 < found.size(); i += 2) {
            entries.add(new RevocationRecord.OfSession(
                    found.get(i).text(), SessionFields.moment(found.get(i + 1).text())));
        }
        return entries;
    }

    /** Rounded up: an entry too many does no harm, one too few does. */
    private static long millisUp(Duration window) {
        return window.plusNanos(999_999).toMillis();
    }

    @Override
    public boolean mayRead() {
        return ofUsers.mayRead();
    }
}
