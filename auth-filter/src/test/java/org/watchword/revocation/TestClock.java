package org.watchword.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock, and the nanoseconds that go with it, that stand still until they are told to move. */
final class TestClock extends Clock implements LongSupplier {

    static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");

    private final AtomicLong passed = new AtomicLong();

    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return START.plusNanos(passed.get());
    }

    /** Near the end of the range, where nanoTime may be and where comparing instead of subtracting goes wrong. */
    @Override
    public long getAsLong() {
        return Long.MAX_VALUE - 5 + passed.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
