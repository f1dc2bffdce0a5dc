package org.watchword.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.watchword.token.Revocations;
import org.watchword.token.VerifiedToken;

/**
 * The revocations of all nodes, in memory: what this node does is in force at once, what others do within
 * {@code watchword.revocation.poll}.
 *
 * <p>There is no thread and no timer: the requests themselves keep the list fresh, see {@link RevocationReader}.
 */
public final class RevocationList implements Revocations {

    /**
     * The longest that an entry can matter, whatever the settings of the node that made it: the longest token lifetime
     * and skew that the settings allow, and a minute.
     */
    public static final Duration LONGEST = Duration.ofDays(1).plusMinutes(11);

    /**
     * An entry is kept so much longer than any token of its should live: the clock of the node that made the token, or
     * this one, may be minutes ahead of the one that ended it, and a clock that was set ahead may be set back again.
     */
    public static final Duration MARGIN = Duration.ofHours(1);

    /** The most entries that are kept, in some 120 MB. Where there are more, a reading fails. */
    public static final int MOST = 1_000_000;

    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<String, RevocationRecord.OfUser> users = new ConcurrentHashMap<>();
    private final RevocationReader reader;
    private final int most;

    public RevocationList(RevocationReader reader) {
        this(reader, MOST);
    }

    RevocationList(RevocationReader reader, int most) {
        this.reader = reader;
        this.most = most;
        reader.feed(this::take);
    }

    @Override
    public void prepare() {
        reader.freshen();
    }

    @Override
    public Revocation check(VerifiedToken token) {
        if (!token.isOfMainIssuer()) {
            // Its subject and its session are none of ours, even where they are called the same.
            return Revocation.NOT_REVOKED;
        }
        return check(token.subject(), token.sessionId().orElse(""), token.issuedAt());
    }

    public Revocation check(String subject, String sessionId, Instant issuedAt) {
        boolean fresh = reader.freshen();
        // What is known to be revoked stays so, however old the list is.
        if (sessions.containsKey(sessionId)) {
            return Revocation.REVOKED;
        }
        RevocationRecord.OfUser ofUser = users.get(subject);
        if (ofUser != null && issuedAt.isBefore(ofUser.issuedBefore())) {
            return Revocation.REVOKED;
        }
        return fresh ? Revocation.NOT_REVOKED : Revocation.UNAVAILABLE;
    }

    /** In force on this node from now on. */
    public void add(RevocationRecord revocation) {
        if (revocation instanceof RevocationRecord.OfSession ofSession) {
            sessions.merge(ofSession.sessionId(), ofSession.until(), RevocationList::later);
        } else if (revocation instanceof RevocationRecord.OfUser ofUser) {
            users.merge(
                    ofUser.userId(),
                    ofUser,
                    (a, b) -> new RevocationRecord.OfUser(
                            a.userId(), later(a.issuedBefore(), b.issuedBefore()), later(a.until(), b.until())));
        }
    }

    /**
     * Tells whether the list is complete enough to rely on: it is not older than the settings allow.
     *
     * @param mayRead whether to read anew first where that is due, which waits where the source hangs
     */
    public boolean isFresh(boolean mayRead) {
        return mayRead ? reader.freshen() : reader.isFresh();
    }

    /** Returns how long ago the last good reading began; empty where there was none yet. */
    public Optional<Duration> age() {
        return reader.age();
    }

    /** No more is read; for the end of the web application. */
    public void stop() {
        reader.stop();
    }

    /** Number of entries. */
    int size() {
        return sessions.size() + users.size();
    }

    private void take(Iterable<RevocationRecord> read, Instant now) {
        Instant over = now.minus(MARGIN);
        sessions.values().removeIf(until -> !over.isBefore(until));
        users.values().removeIf(ofUser -> !over.isBefore(ofUser.until()));
        for (RevocationRecord revocation : read) {
            if (over.isBefore(revocation.until())) {
                add(revocation);
            }
            if (size() > most) {
                // Half a list would let tokens through: no reading counts until there is room again.
                throw new UnreadableRevocationsException("there are more than " + most);
            }
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
