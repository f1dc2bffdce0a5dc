package org.watchword.token;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Logs why tokens are refused, and which claims could not be read: each at DEBUG, and of each kind one a minute at
 * WARNING, so that a wrong setting shows and nobody can fill the log. A token that has expired or was revoked is
 * everyday and stays at DEBUG.
 */
final class TokenLog {

    static final String NAME = "org.watchword.tokens";

    private static final Logger LOG = System.getLogger(NAME);
    private static final long BETWEEN_MILLIS = 60_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Clock clock;
    private final Map<RejectionReason, AtomicLong> refusedNext = new EnumMap<>(RejectionReason.class);
    private final AtomicLong oddNext = new AtomicLong();

    TokenLog(Clock clock) {
        this.clock = clock;
        for (RejectionReason reason : RejectionReason.values()) {
            refusedNext.put(reason, new AtomicLong());
        }
    }

    void refused(Objection objection) {
        RejectionReason reason = objection.reason();
        boolean everyday = reason == RejectionReason.EXPIRED || reason == RejectionReason.REVOKED;
        AtomicLong next = refusedNext.get(reason);
        log(
                everyday || next == null ? Level.DEBUG : level(next),
                () -> "token refused: reason=" + reason.code() + ": " + objection.detail());
    }

    /** For a genuine token whose claims are not where, or not as, the settings expect them. */
    void odd(String detail) {
        log(level(oddNext), () -> "token may grant less than it is meant to: " + detail);
    }

    private static void log(Level level, Supplier<String> line) {
        if (LOG.isLoggable(level)) {
            // Names of keys come from another server: no control character of theirs begins a line of ours.
            LOG.log(level, CONTROL.matcher(line.get()).replaceAll("?"));
        }
    }

    private Level level(AtomicLong next) {
        long now = clock.millis();
        long due = next.get();
        return now >= due && next.compareAndSet(due, now + BETWEEN_MILLIS) ? Level.WARNING : Level.DEBUG;
    }
}
