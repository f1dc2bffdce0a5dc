package org.watchword.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.text.Sha256;

/** Counts attempts of one kind, by a rate and by how many in a row have failed. */
final class Counter {

    /** Wait of an attempt where others were always faster. */
    private static final Duration CONTENDED = Duration.ofSeconds(1);

    private final AttemptKey.Kind kind;
    private final TokenBucket bucket;
    private final Backoff backoff;
    private final Duration kept;
    private final AttemptBook book;
    private final Clock clock;

    /** @param kept how long after the last attempt failures are remembered, at least */
    Counter(AttemptKey.Kind kind, Rate rate, Backoff backoff, Duration kept, AttemptBook book, Clock clock) {
        this.kind = kind;
        this.bucket = new TokenBucket(rate);
        this.backoff = backoff;
        // A bucket is full again after its period.
        this.kept = kept.compareTo(rate.period()) < 0 ? rate.period() : kept;
        this.book = book;
        this.clock = clock;
    }

    /** Returns how long an attempt must wait, without counting it; zero where it need not. */
    Duration left(String... who) {
        Instant now = clock.instant();
        return wait(book.find(key(who)).orElse(null), now);
    }

    /** Counts one attempt as failed before it is made. Zero, or how long it must wait, and then it is not counted. */
    Duration begin(String... who) {
        Duration[] wait = {Duration.ZERO};
        boolean changed = book.change(key(who), known -> {
            Instant now = clock.instant();
            wait[0] = wait(known, now);
            return wait[0].isZero() ? failedOnceMore(known, now) : null;
        });
        return changed ? wait[0] : CONTENDED;
    }

    /** Counts one attempt that has failed, whether it had to wait or not. */
    void fail(String... who) {
        // Where others were always faster they have counted enough.
        book.change(key(who), known -> failedOnceMore(known, clock.instant()));
    }

    /** The attempt was none. */
    void withdraw(String... who) {
        amend(false, who);
    }

    /** The attempt was right: the failures in a row are over. What they have used up of the rate stays so. */
    void succeed(String... who) {
        amend(true, who);
    }

    /** As if there had been no attempt. */
    void forget(String... who) {
        book.remove(key(who));
    }

    private void amend(boolean startAgain, String... who) {
        Instant now = clock.instant();
        // Where this fails the attempt stays counted, which is the safe side.
        book.change(key(who), known -> {
            if (known == null || isOver(known, now)) {
                return null;
            }
            int failures = startAgain ? 0 : Math.max(0, known.failures() - 1);
            return new AttemptRecord(failures, known.lastAt(), bucket.giveBack(known.bucket(), now), known.expiresAt());
        });
    }

    private AttemptRecord failedOnceMore(@Nullable AttemptRecord known, Instant now) {
        AttemptRecord before = known == null || isOver(known, now) ? new AttemptRecord(0, now, "", now) : known;
        String state = bucket.wait(before.bucket(), now).isZero() ? bucket.take(before.bucket(), now) : before.bucket();
        return new AttemptRecord(before.failures() + 1, now, state, now.plus(kept));
    }

    private Duration wait(@Nullable AttemptRecord known, Instant now) {
        if (known == null || isOver(known, now)) {
            return Duration.ZERO;
        }
        Duration delay = left(backoff.after(known.failures()), known.lastAt(), now);
        Duration empty = bucket.wait(known.bucket(), now);
        return delay.compareTo(empty) > 0 ? delay : empty;
    }

    private static Duration left(Duration delay, Instant since, Instant now) {
        Duration passed = Duration.between(since, now);
        if (passed.isNegative()) {
            // A clock was set back; nobody is told to wait for longer than the delay.
            return delay;
        }
        return passed.compareTo(delay) < 0 ? delay.minus(passed) : Duration.ZERO;
    }

    private static boolean isOver(AttemptRecord known, Instant now) {
        return !known.expiresAt().isAfter(now);
    }

    /**
     * A hash: a name may be as long as it likes and a counter is not. The lengths keep ("ab", "c") from being ("a",
     * "bc").
     */
    private AttemptKey key(String... who) {
        return key(kind, who);
    }

    static AttemptKey key(AttemptKey.Kind kind, String... who) {
        StringBuilder text = new StringBuilder(kind.name());
        for (String part : who) {
            text.append('|').append(part.length()).append('|').append(part);
        }
        return new AttemptKey(kind, HexFormat.of().formatHex(Sha256.of(text.toString())));
    }
}
