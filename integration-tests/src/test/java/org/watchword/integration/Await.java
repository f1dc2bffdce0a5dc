package org.watchword.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, and not longer than that. */
public final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        if (!happens(condition)) {
            throw new AssertionError("not within " + LONGEST + ": " + what);
        }
    }

    /** Whether it becomes true in that time. */
    static boolean happens(BooleanSupplier condition) {
        return happensWithin(LONGEST, condition);
    }

    /** Whether it becomes true in the given time. */
    public static boolean happensWithin(Duration longest, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }
}
