package org.watchword.store;

import java.time.Duration;
import java.time.Instant;

/** Port: rows that are good for nothing any more. Several nodes may call at once. */
public interface ExpiredRows {

    /** Time for which a session is kept when it is over: a replay of its tokens is told from one that never was. */
    Duration SESSIONS_KEPT = Duration.ofDays(1);

    /** Kinds of rows that expire. */
    enum Kind {
        /** Sessions whose last token cannot be used any more. */
        SESSIONS,
        /** Tokens from mails, but invitations. */
        ONE_TIME_TOKENS,
        /** Invitations, with the users who were made for them and have never been enabled. */
        INVITATIONS,
        /** Entries of the revocation list. */
        REVOCATIONS,
        /** Counters of failed tries. */
        ATTEMPTS
    }

    /**
     * Removes rows.
     *
     * @param before rows that expired before it
     * @return how many it were; fewer than {@code most} where no more are left
     */
    int remove(Kind kind, Instant before, int most);
}
