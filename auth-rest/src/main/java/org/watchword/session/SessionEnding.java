package org.watchword.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.EndReason;
import org.watchword.store.RevocationStore;
import org.watchword.store.SessionStore;
import org.watchword.store.Stores;

/**
 * Ends sessions, and refuses the access tokens that they have: at once on this node, on the others within the poll.
 * Every method throws {@code StoreUnavailableException} when the store does not answer.
 */
public final class SessionEnding {

    /** By how much the nodes' clocks may disagree, see docs/operations.md. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    private final SessionStore sessions;
    private final RevocationStore revocations;
    private final RevocationList revocationList;
    private final SessionPolicy policy;
    private final Clock clock;

    public SessionEnding(
            SessionStore sessions,
            RevocationStore revocations,
            RevocationList revocationList,
            SessionPolicy policy,
            Clock clock) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.revocationList = revocationList;
        this.policy = policy;
        this.clock = clock;
    }

    /** Ends a session; false where it had ended or never was. */
    public boolean end(String sessionId, EndReason reason) {
        Instant now = clock.instant();
        Instant tokensUntil = tokensUntil(now);
        if (!sessions.end(sessionId, reason, now, tokensUntil)) {
            return false;
        }
        revocationList.add(new RevocationRecord.OfSession(sessionId, tokensUntil));
        return true;
    }

    /** Ends all sessions of a user; how many. */
    public int endAll(String userId, EndReason reason) {
        Instant now = clock.instant();
        Instant tokensUntil = tokensUntil(now);
        List<String> ended = sessions.endAllOf(userId, reason, now, tokensUntil);
        apply(new Ended(ended, tokensUntil));
        return ended.size();
    }

    /**
     * Ends the sessions of a user that go on, but those of the latest logins, in a transaction of the caller's. When it
     * has been committed, {@link #apply} is to be told.
     */
    Ended endOldest(Stores one, String userId, int kept) {
        Instant now = clock.instant();
        Instant tokensUntil = tokensUntil(now);
        return new Ended(one.sessions().endOldestOf(userId, kept, EndReason.TOO_MANY, now, tokensUntil), tokensUntil);
    }

    /** Sessions that the store has ended are ended on this node from now on. */
    void apply(Ended ended) {
        ended.sessions().forEach(id -> revocationList.add(new RevocationRecord.OfSession(id, ended.tokensUntil())));
    }

    /** As {@link #endAll}, but one session goes on. */
    public void endOthers(String userId, String keptId, EndReason reason) {
        Instant now = clock.instant();
        Instant tokensUntil = tokensUntil(now);
        apply(new Ended(sessions.endOthersOf(userId, keptId, reason, now, tokensUntil), tokensUntil));
    }

    /** Refuses what was issued to a user until now; its sessions go on. */
    public void refuseTokensOf(String userId) {
        RevocationRecord ofUser = cutoff().of(userId);
        revocationList.add(ofUser);
        revocations.record(ofUser);
    }

    /**
     * Cutoff of the tokens that were issued until now, by this node or by one whose clock is ahead by {@link #CLOCKS}
     * at most. Tokens tell their time in whole seconds; {@link AccessTokenIssuer} dates what it issues in the meantime
     * so that it is not refused.
     */
    public RevocationRecord.Cutoff cutoff() {
        Instant now = clock.instant();
        return new RevocationRecord.Cutoff(
                now.plus(CLOCKS).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), tokensUntil(now));
    }

    /** A change that the store has recorded is in force on this node from now on. */
    public void apply(Change change) {
        change.refused().forEach(revocationList::add);
    }

    private Instant tokensUntil(Instant now) {
        return now.plus(policy.revocationLifetime());
    }

    /** Ids of sessions that have ended, and when the last of their tokens expires. */
    record Ended(List<String> sessions, Instant tokensUntil) {}
}
