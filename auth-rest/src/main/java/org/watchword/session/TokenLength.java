package org.watchword.session;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the length of access tokens. One that our own verifier would refuse is not issued. One past {@link #LONG} is
 * issued, and reported: it goes with every request, and servers and proxies take 8 KB of headers as they come, cookies
 * and all else included. Each of the two is logged as a warning once a minute.
 */
public final class TokenLength {

    /** From here on a token is long. */
    public static final int LONG = 6 * 1024;

    private static final System.Logger LOG = System.getLogger(TokenLength.class.getName());
    private static final long BETWEEN_MILLIS = 60_000;

    private final int most;
    private final Clock clock;
    private final AtomicInteger longest = new AtomicInteger();
    private final AtomicInteger longestRefused = new AtomicInteger();
    private final AtomicLong longNext = new AtomicLong();
    private final AtomicLong refusedNext = new AtomicLong();

    /** @param most {@code watchword.token.max-length}, in characters */
    public TokenLength(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * @param userId whose token it is, for the log
     * @throws AccessTokenTooLongException if it must not be issued
     */
    void demand(String token, String userId) {
        int length = token.length();
        if (length > most) {
            longestRefused.accumulateAndGet(length, Math::max);
            LOG.log(
                    level(refusedNext),
                    "no access token for the user {0}: it would have {1} characters, and "
                            + "watchword.token.max-length is {2};"
                            + " the user has too many roles and permissions",
                    userId,
                    Integer.toString(length),
                    Integer.toString(most));
            throw new AccessTokenTooLongException(length);
        }
        if (length > LONG) {
            longest.accumulateAndGet(length, Math::max);
            LOG.log(
                    level(longNext),
                    "the access token of the user {0} has {1} characters: servers and proxies refuse requests "
                            + "with so long headers,"
                            + " often from 8 KB on; give the user fewer roles and permissions",
                    userId,
                    Integer.toString(length));
        }
    }

    /** The longest of the long ones that were issued, in characters; 0 for none. */
    public int longest() {
        return longest.get();
    }

    /** The longest of those that were not issued, in characters; 0 for none. */
    public int longestRefused() {
        return longestRefused.get();
    }

    /** In characters. */
    public int most() {
        return most;
    }

    private Level level(AtomicLong next) {
        long now = clock.millis();
        long due = next.get();
        return now >= due && next.compareAndSet(due, now + BETWEEN_MILLIS) ? Level.WARNING : Level.DEBUG;
    }
}
